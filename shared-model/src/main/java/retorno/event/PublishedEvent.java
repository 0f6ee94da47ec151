package retorno.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A new event as the worker publishes it on the topic `callback-events`, for whoever builds on the
/// pipeline. It comes at least once: consumers drop an `eventKey` that they have seen.
///
/// In bytes it is CloudEvents 1.0 in structured JSON: `id` the event key, `source` the provider,
/// `type` for example `retorno.call.ringing`, `subject` the [#key], `time` the provider's time
/// where it gives one, the extensions `receipt` and `receivedat`, and in `data` the whole event. In
/// it members have the names of the records' components, words of ours are in lower case, and what
/// is null is left out.
///
/// @param eventKey the event's identity, 32 hex digits, as in the tables: [Occurred#rowKey]
/// @param receipt of the request that it came with, as its sender was told it
/// @param receivedAt when that request was received
/// @param event what happened
/// @see <a
///   href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON
///   Event Format for CloudEvents</a>
public record PublishedEvent(
        String eventKey, String receipt, Instant receivedAt, CallbackEvent event) {

    /// What the record's header `content-type` says.
    public static final String CONTENT_TYPE = "application/cloudevents+json";

    /// An event on its way out.
    public static PublishedEvent of(String receipt, Instant receivedAt, CallbackEvent event) {
        return new PublishedEvent(event.occurred().rowKey(), receipt, receivedAt, event);
    }

    /// What orders events among themselves: the message's id; the sid of the call, where none is
    /// named that of the conference or recording; the event key where the provider names nothing.
    public String key() {
        return switch (event) {
            case EmailEvent email -> first(email.message().id());
            case SmsEvent sms -> first(sms.message().id());
            case MessageReceived received -> first(received.message().id());
            case CallEvent call -> first(call.callSid());
            case ConferenceEvent conference ->
                    first(conference.callSid(), conference.conferenceSid());
            case RecordingEvent recording ->
                    first(recording.callSid(), recording.conferenceSid(), recording.recordingSid());
        };
    }

    /// As CloudEvents JSON in UTF-8. For many events one [EventWriter] is quicker.
    public byte[] toJson() {
        return new EventWriter().json(this);
    }

    /// Reads what [#toJson] wrote, also by an older or newer version: members that are not known
    /// here are left out, an occurrence that is not is [Occurrence#UNKNOWN].
    ///
    /// @throws UnreadableEvent where it is none
    public static PublishedEvent ofJson(byte[] json) {
        return EventJson.read(json);
    }

    private String first(@Nullable String... names) {
        for (String name : names) {
            if (name != null) {
                return name;
            }
        }
        return eventKey;
    }
}
