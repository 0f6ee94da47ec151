package retorno.actions.calls.truth;

import java.util.Locale;
import java.util.Optional;

/// Where a call stands, in the words that the page beside the activist knows.
public enum CallStatus {
    INITIATED,
    RINGING,
    IN_PROGRESS,
    COMPLETED,
    BUSY,
    NO_ANSWER,
    FAILED,
    CANCELED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// As answers and tables have it, for example `no-answer`.
    public String word() {
        return word;
    }

    /// Whether the call is over. One may be corrected to another that is over too, never back.
    public boolean terminal() {
        return compareTo(IN_PROGRESS) > 0;
    }

    /// The status of a word; empty for any other.
    public static Optional<CallStatus> of(String word) {
        for (CallStatus status : values()) {
            if (status.word.equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
