package retorno.actions.calls.truth;

import java.util.Locale;

/// What we ask of Twilio for a call, each at most once.
public enum Command {
    /// Dials the activist.
    DIAL_ACTIVIST,
    /// Dials the target into the room.
    ADD_TARGET,
    /// Ends the target's leg, for the activist is gone.
    END_TARGET,
    /// Tells the activist how it ended and lets him go, so that he is not alone in the room.
    RELEASE_ACTIVIST,
    /// Ends the target's leg, for a machine has picked up.
    END_MACHINE,
    /// Ends the activist's leg, for a machine has picked up.
    END_VOICEMAIL;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// As it stands in the table.
    public String word() {
        return word;
    }

    /// Whether it makes somebody's telephone ring, so that it must not happen twice.
    public boolean dials() {
        return this == DIAL_ACTIVIST || this == ADD_TARGET;
    }
}
