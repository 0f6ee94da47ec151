package retorno.fake.conference;

import org.jspecify.annotations.Nullable;
import retorno.fake.outgoing.Hook;

/// On which terms somebody takes part.
///
/// @param label what events call him
/// @param starts whether his coming starts the conference
/// @param ends whether his leaving ends it
/// @param most how many may be in the room when he is in
/// @param hook who is told of the conference, if he is the first to join; the events by the names
///   that TwiML has for them: start end join leave mute hold modify speaker announcement
public record Terms(
        @Nullable String label,
        boolean muted,
        boolean coaching,
        boolean starts,
        boolean ends,
        int most,
        Hook hook) {
    /// As many as Twilio has room for.
    public static final int MOST = 250;
}
