package retorno.actions.calls.truth;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far one leg has come, in Twilio's words. Ranks rise and never fall; the ends share one.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource#call-status-values">Twilio's
///   page</a>
public enum LegStatus {
    /// Not dialled, as far as is known.
    NONE(0),
    QUEUED(1),
    RINGING(2),
    IN_PROGRESS(3),
    COMPLETED(4),
    BUSY(4),
    NO_ANSWER(4),
    FAILED(4),
    CANCELED(4);

    /// Words of events where they differ from those of statuses.
    private static final Map<String, LegStatus> OTHER_WORDS =
            Map.of("initiated", QUEUED, "answered", IN_PROGRESS);

    private final int rank;
    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    LegStatus(int rank) {
        this.rank = rank;
    }

    /// As Twilio writes it.
    public String word() {
        return word;
    }

    /// Whether nothing follows.
    public boolean ended() {
        return rank == COMPLETED.rank;
    }

    /// Whether it was dialled and has not ended.
    public boolean open() {
        return this != NONE && !ended();
    }

    /// Whichever of two non-terminal statuses is further on.
    LegStatus further(LegStatus other) {
        return other.rank > rank ? other : this;
    }

    /// The status of a word; [#NONE] for one that we do not know.
    public static LegStatus of(@Nullable String word) {
        if (word == null) {
            return NONE;
        }
        for (LegStatus status : values()) {
            if (status.word.equals(word)) {
                return status;
            }
        }
        return OTHER_WORDS.getOrDefault(word, NONE);
    }
}
