package retorno.provider.twilio;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import retorno.event.CallEvent;
import retorno.event.Occurrence;

/// The progress of one leg of a call, and who or what picked it up.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource#statuscallback">progress</a>
/// @see <a href="https://www.twilio.com/docs/voice/answering-machine-detection">who picked up</a>
final class CallCallbacks {
    /// `answered` is the event's name; its callback carries the status `in-progress`.
    private static final Map<String, Occurrence> STATUSES =
            Map.of(
                    "queued", Occurrence.QUEUED,
                    "initiated", Occurrence.INITIATED,
                    "ringing", Occurrence.RINGING,
                    "answered", Occurrence.ANSWERED,
                    "in-progress", Occurrence.ANSWERED,
                    "completed", Occurrence.COMPLETED,
                    "busy", Occurrence.BUSY,
                    "no-answer", Occurrence.NO_ANSWER,
                    "canceled", Occurrence.CANCELED,
                    "failed", Occurrence.FAILED);

    private CallCallbacks() {}

    static @Nullable CallEvent status(Params params) {
        String status = params.text("CallStatus");
        Occurrence occurrence = STATUSES.getOrDefault(Params.word(status), Occurrence.UNKNOWN);
        return call(params, CallEvent.Kind.CALL, status, occurrence);
    }

    static @Nullable CallEvent answeredBy(Params params) {
        String answeredBy = params.text("AnsweredBy");
        return call(params, CallEvent.Kind.AMD, answeredBy, pickedUp(Params.word(answeredBy)));
    }

    /// Of machines there are several: `machine_start`, `machine_end_beep` and so on.
    private static Occurrence pickedUp(String answeredBy) {
        if (answeredBy.equals("human")) {
            return Occurrence.HUMAN_DETECTED;
        }
        return answeredBy.startsWith("machine") || answeredBy.equals("fax")
                ? Occurrence.MACHINE_DETECTED
                : Occurrence.UNKNOWN;
    }

    private static @Nullable CallEvent call(
            Params params, CallEvent.Kind kind, @Nullable String status, Occurrence occurrence) {
        String sid = params.text("CallSid");
        if (sid == null && status == null) {
            return null;
        }
        return new CallEvent(
                params.occurred(status, occurrence, Rfc2822.instant(params.text("Timestamp"))),
                kind,
                sid,
                params.text("ParentCallSid"),
                params.first("From", "Caller"),
                params.first("To", "Called"),
                params.text("Direction"),
                params.number("SequenceNumber"),
                // not Duration, which is in minutes, for billing
                params.seconds("CallDuration"),
                params.text("AnsweredBy"),
                params.number("SipResponseCode"),
                params.outcome(),
                params.correlation());
    }
}
