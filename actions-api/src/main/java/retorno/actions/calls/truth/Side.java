package retorno.actions.calls.truth;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two people of a call, each on a leg of his own.
public enum Side {
    /// Who asked for the call: the leg A, dialled first.
    ACTIVIST,
    /// Whom he wants to talk to: the leg B, dialled once he has answered.
    TARGET;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// As it stands in URLs, labels of participants, and tables.
    public String word() {
        return word;
    }

    /// The side of such a word; empty for any other.
    public static Optional<Side> of(@Nullable String word) {
        if (ACTIVIST.word.equals(word)) {
            return Optional.of(ACTIVIST);
        }
        return TARGET.word.equals(word) ? Optional.of(TARGET) : Optional.empty();
    }
}
