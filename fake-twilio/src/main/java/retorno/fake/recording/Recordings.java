package retorno.fake.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import retorno.fake.clock.Timeline;
import retorno.fake.outgoing.Courier;
import retorno.fake.outgoing.Hook;
import retorno.fake.resource.Rfc2822;

/// Makes recordings, and tells of them: with neither From nor To nor CallStatus.
///
/// @see <a
///   href="https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback">
///   Twilio's page</a>
public final class Recordings {
    private final Timeline timeline;
    private final Courier courier;
    private final String accountSid;
    private final Supplier<String> accountUrl;

    /// @param accountUrl where the account's resources are, once the fake listens
    public Recordings(
            Timeline timeline, Courier courier, String accountSid, Supplier<String> accountUrl) {
        this.timeline = timeline;
        this.courier = courier;
        this.accountSid = accountSid;
        this.accountUrl = accountUrl;
    }

    /// A recording that ends now.
    ///
    /// @param source `OutboundAPI`, `RecordVerb`, `DialVerb`
    /// @param started when it began
    /// @param hook who is told
    public Recording complete(String callSid, String source, Instant started, Hook hook) {
        long seconds = Math.max(Duration.between(started, timeline.now()).toSeconds(), 1);
        Recording recording = Recording.of(accountUrl.get(), source, started, seconds);
        if (hook.wants("completed")) {
            courier.tell(callSid, hook, fields(callSid, recording));
        }
        return recording;
    }

    private SequencedMap<String, String> fields(String callSid, Recording recording) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("AccountSid", accountSid);
        fields.put("CallSid", callSid);
        fields.put("RecordingSid", recording.sid());
        fields.put("RecordingUrl", recording.url());
        fields.put("RecordingStatus", "completed");
        fields.put("RecordingDuration", String.valueOf(recording.seconds()));
        fields.put("RecordingChannels", "1");
        fields.put("RecordingStartTime", Rfc2822.of(recording.started()));
        fields.put("RecordingSource", recording.source());
        fields.put("RecordingTrack", "both");
        return fields;
    }
}
