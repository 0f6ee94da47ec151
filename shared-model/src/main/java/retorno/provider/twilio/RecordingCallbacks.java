package retorno.provider.twilio;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retorno.event.Occurrence;
import retorno.event.RecordingEvent;

/// Recordings of calls and conferences.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/recording#recordingstatuscallback">Twilio's
///   page</a>
final class RecordingCallbacks {
    private static final Map<String, Occurrence> STATUSES =
            Map.of(
                    "in-progress", Occurrence.RECORDING_STARTED,
                    "completed", Occurrence.RECORDING_COMPLETED,
                    "absent", Occurrence.RECORDING_ABSENT,
                    "failed", Occurrence.RECORDING_FAILED);

    private RecordingCallbacks() {}

    static @Nullable RecordingEvent status(Params params) {
        String status = params.text("RecordingStatus");
        if (status == null && params.first("RecordingSid", "CallSid", "ConferenceSid") == null) {
            return null;
        }
        Occurrence occurrence = STATUSES.getOrDefault(Params.word(status), Occurrence.UNKNOWN);
        Instant at = Rfc2822.instant(params.text("RecordingStartTime"));
        return new RecordingEvent(
                params.occurred(status, occurrence, at),
                params.text("RecordingSid"),
                params.text("CallSid"),
                params.text("ConferenceSid"),
                params.text("RecordingUrl"),
                params.seconds("RecordingDuration"),
                params.number("RecordingChannels"),
                params.text("RecordingSource"),
                params.outcome(),
                params.correlation());
    }
}
