package retorno.fake.call;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import retorno.fake.clock.Timeline;
import retorno.fake.outgoing.Courier;
import retorno.fake.recording.Recording;
import retorno.fake.resource.Rfc2822;

/// What callbacks of a call say.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource#statuscallback">progress</a>
/// @see <a href="https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application">what
///   every request says</a>
public final class CallCallbacks {
    /// The event of every end.
    static final String COMPLETED = "completed";

    private final Timeline timeline;
    private final Courier courier;
    private final String accountSid;

    /// @param accountSid the account that callbacks name
    public CallCallbacks(Timeline timeline, Courier courier, String accountSid) {
        this.timeline = timeline;
        this.courier = courier;
        this.accountSid = accountSid;
    }

    /// What a request for TwiML says, and every other one too.
    public SequencedMap<String, String> fields(Call call) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("CallSid", call.sid());
        fields.put("AccountSid", accountSid);
        fields.put("From", call.from());
        fields.put("To", call.to());
        fields.put("Caller", call.from());
        fields.put("Called", call.to());
        fields.put("CallStatus", call.status().word());
        fields.put("Direction", call.direction());
        fields.put("ApiVersion", "2010-04-01");
        put(fields, "ParentCallSid", call.parent());
        put(fields, "AnsweredBy", call.answeredBy());
        return fields;
    }

    /// Tells of progress, where that is wanted. The numbers count what is sent.
    void progress(Call call, String event) {
        if (!call.hook().wants(event)) {
            return;
        }
        SequencedMap<String, String> fields = fields(call);
        fields.put("Timestamp", Rfc2822.of(timeline.now()));
        fields.put("CallbackSource", "call-progress-events");
        fields.put("SequenceNumber", String.valueOf(call.nextSequence()));
        if (event.equals(COMPLETED)) {
            end(call, fields);
        }
        courier.tell(call.sid(), call.hook(), fields);
    }

    /// Tells who answered.
    void detected(Call call, String answeredBy, long millis) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("CallSid", call.sid());
        fields.put("AccountSid", accountSid);
        fields.put("AnsweredBy", answeredBy);
        fields.put("MachineDetectionDuration", String.valueOf(millis));
        courier.tell(call.sid(), call.detection().hook(), fields);
    }

    /// Seconds in `CallDuration`, minutes that are paid for in `Duration`.
    private static void end(Call call, SequencedMap<String, String> fields) {
        Long seconds = call.seconds();
        long lasted = seconds == null ? 0 : seconds;
        fields.put("CallDuration", String.valueOf(lasted));
        fields.put("Duration", String.valueOf((lasted + 59) / 60));
        fields.put("SipResponseCode", String.valueOf(call.status().sipResponse()));
        Recording recording = call.recording();
        if (recording != null) {
            fields.put("RecordingUrl", recording.url());
            fields.put("RecordingSid", recording.sid());
            fields.put("RecordingDuration", String.valueOf(recording.seconds()));
        }
    }

    private static void put(
            SequencedMap<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
