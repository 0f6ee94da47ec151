package retorno.event;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// The canonical vocabulary. Providers add words at any time: what we don't know is [#UNKNOWN],
/// with the provider's word kept beside it.
public enum Occurrence {
    ACCEPTED,
    SCHEDULED,
    QUEUED,
    SENDING,
    SENT,
    DEFERRED,
    DELIVERED,
    PARTIALLY_DELIVERED,
    UNDELIVERED,
    BOUNCED,
    LATE_BOUNCED,
    REJECTED,
    EXPIRED,
    FAILED,
    CANCELED,
    OPENED,
    CLICKED,
    READ,
    COMPLAINED,
    UNSUBSCRIBED,
    RECEIVING,
    RECEIVED,
    PLATFORM_WARNING,
    INITIATED,
    RINGING,
    ANSWERED,
    COMPLETED,
    BUSY,
    NO_ANSWER,
    MACHINE_DETECTED,
    HUMAN_DETECTED,
    CONFERENCE_STARTED,
    CONFERENCE_ENDED,
    PARTICIPANT_JOINED,
    PARTICIPANT_LEFT,
    PARTICIPANT_CHANGED,
    ANNOUNCEMENT_ENDED,
    ANNOUNCEMENT_FAILED,
    RECORDING_STARTED,
    RECORDING_COMPLETED,
    RECORDING_ABSENT,
    RECORDING_FAILED,
    UNKNOWN;

    private static final Map<String, Occurrence> WORDS =
            Arrays.stream(values()).collect(toUnmodifiableMap(Occurrence::word, each -> each));

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word as it stands in the column `event`, for example `late_bounced`.
    public String word() {
        return word;
    }

    /// The one with this word; [#UNKNOWN] where none has it.
    public static Occurrence ofWord(String word) {
        return WORDS.getOrDefault(word, UNKNOWN);
    }
}
