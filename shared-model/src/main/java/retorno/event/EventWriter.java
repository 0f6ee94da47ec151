package retorno.event;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import retorno.time.Moments;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes one event member by member: that takes a fifth of what data binding takes, and the worker
/// does it for every row. What is null is left out.
final class EventWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private EventWriter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(PublishedEvent published) {
        Written bytes = new Written();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new EventWriter(json).envelope(published);
        }
        return bytes.all();
    }

    /// A usual event is written at once, at its end: the buffer has its length then, and is given
    /// away as it is.
    private static final class Written extends ByteArrayOutputStream {
        Written() {
            super(0);
        }

        byte[] all() {
            return count == buf.length ? buf : toByteArray();
        }
    }

    private void envelope(PublishedEvent published) {
        Occurred occurred = published.event().occurred();
        Instant at = occurred.at();
        String time = at == null ? null : Moments.text(at);
        json.writeStartObject();
        text("specversion", "1.0");
        text("id", published.eventKey());
        text("source", "/" + occurred.provider());
        text("type", EventJson.type(published.event()));
        text("subject", published.key());
        text("time", time);
        text("datacontenttype", "application/json");
        text("receipt", published.receipt());
        text("receivedat", Moments.text(published.receivedAt()));
        json.writeObjectPropertyStart("data");
        occurred(occurred, time);
        data(published.event());
        correlation(published.event().correlation());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void occurred(Occurred occurred, @Nullable String time) {
        json.writeObjectPropertyStart("occurred");
        text("provider", occurred.provider());
        text("key", occurred.key().hex());
        text("occurrence", occurred.occurrence().word());
        text("status", occurred.status());
        text("at", time);
        json.writeEndObject();
    }

    private void data(CallbackEvent of) {
        switch (of) {
            case EmailEvent event -> {
                message(event.message());
                outcome(event.outcome());
                engagement(event.engagement());
                text("domain", event.domain());
            }
            case SmsEvent event -> {
                message(event.message());
                outcome(event.outcome());
                engagement(event.engagement());
                text("channel", event.channel());
                text("network", event.network());
            }
            case MessageReceived event -> {
                message(event.message());
                text("channel", event.channel());
                text("text", event.text());
                number("media", event.media());
            }
            case CallEvent event -> call(event);
            case ConferenceEvent event -> {
                text("conferenceSid", event.conferenceSid());
                text("friendlyName", event.friendlyName());
                text("callSid", event.callSid());
                text("participantLabel", event.participantLabel());
                text("participantCallStatus", event.participantCallStatus());
                number("sequence", event.sequence());
                text("reason", event.reason());
            }
            case RecordingEvent event -> {
                text("recordingSid", event.recordingSid());
                text("callSid", event.callSid());
                text("conferenceSid", event.conferenceSid());
                text("url", event.url());
                number("durationSeconds", event.durationSeconds());
                number("channels", event.channels());
                text("recordedBy", event.recordedBy());
                outcome(event.outcome());
            }
        }
    }

    private void call(CallEvent event) {
        text("kind", event.kind().name().toLowerCase(Locale.ROOT));
        text("callSid", event.callSid());
        text("parentCallSid", event.parentCallSid());
        text("from", event.from());
        text("to", event.to());
        text("direction", event.direction());
        number("sequence", event.sequence());
        number("durationSeconds", event.durationSeconds());
        text("answeredBy", event.answeredBy());
        number("sipResponseCode", event.sipResponseCode());
        outcome(event.outcome());
    }

    private void message(Message message) {
        json.writeObjectPropertyStart("message");
        text("id", message.id());
        text("bulkId", message.bulkId());
        text("recipient", message.recipient());
        text("sender", message.sender());
        Instant sentAt = message.sentAt();
        text("sentAt", sentAt == null ? null : Moments.text(sentAt));
        number("parts", message.parts());
        BigDecimal price = message.price();
        if (price != null) {
            json.writeNumberProperty("price", price);
        }
        text("currency", message.currency());
        json.writeEndObject();
    }

    private void outcome(Outcome outcome) {
        json.writeObjectPropertyStart("outcome");
        number("statusId", outcome.statusId());
        text("statusName", outcome.statusName());
        text("statusDescription", outcome.statusDescription());
        number("errorId", outcome.errorId());
        text("errorName", outcome.errorName());
        text("errorDescription", outcome.errorDescription());
        Boolean permanent = outcome.permanent();
        if (permanent != null) {
            json.writeBooleanProperty("permanent", permanent);
        }
        json.writeEndObject();
    }

    private void engagement(Engagement engagement) {
        json.writeObjectPropertyStart("engagement");
        text("url", engagement.url());
        text("deviceType", engagement.deviceType());
        text("os", engagement.os());
        text("deviceName", engagement.deviceName());
        text("country", engagement.country());
        text("city", engagement.city());
        json.writeEndObject();
    }

    private void correlation(Correlation correlation) {
        json.writeObjectPropertyStart("correlation");
        text("data", correlation.data());
        number("contactId", correlation.contactId());
        text("campaign", correlation.campaign());
        json.writeEndObject();
    }

    private void text(String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private void number(String name, @Nullable Long value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
    }
}
