package retorno.actions.twilio;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a call is, in Twilio's words: `queued`, `in-progress`, `no-answer` and so on.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource#call-status-values">Twilio's
///   page</a>
public enum CallStatus {
    QUEUED,
    INITIATED,
    RINGING,
    IN_PROGRESS,
    COMPLETED,
    BUSY,
    FAILED,
    NO_ANSWER,
    CANCELED,
    /// A word that Twilio had not when this was written, or none at all.
    UNKNOWN;

    /// What a word of Twilio's means.
    public static CallStatus of(@Nullable String word) {
        if (word != null) {
            for (CallStatus status : values()) {
                if (status.word().equals(word)) {
                    return status;
                }
            }
        }
        return UNKNOWN;
    }

    /// As Twilio writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
