package retorno.provider.infobip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import retorno.envelope.Envelope;
import retorno.event.CallbackEvent;
import retorno.event.EmailEvent;
import retorno.event.MessageReceived;
import retorno.event.SmsEvent;
import retorno.provider.Parsed;

/// Infobip's requests as envelopes, and short ways to what becomes of them.
final class Recorded {
    static final String EMAIL = "infobip.email";
    static final String SMS = "infobip.sms";

    /// The eight bodies of the original e-mail service.
    static final List<String> PAYLOADS =
            List.of(
                    "delivered",
                    "undeliverable",
                    "suppressed-bounce",
                    "delivered-dict",
                    "opened",
                    "clicked",
                    "unsubscribed",
                    "complained");

    private static final Infobip INFOBIP = new Infobip();

    private Recorded() {}

    static byte[] payload(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream("/payloads/" + name + ".json")) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static Envelope envelope(String type, byte[] body) {
        return new Envelope(
                UUID.fromString("01938f4e-0000-7000-8000-000000000000"),
                type,
                Instant.parse("2026-11-21T05:00:00Z"),
                "http://localhost:8080/" + type.substring(type.indexOf('.') + 1),
                "application/json",
                Map.of(),
                body);
    }

    static List<Parsed> parse(String type, String body) {
        return INFOBIP.parse(envelope(type, body.getBytes(UTF_8)));
    }

    static List<CallbackEvent> events(String type, byte[] body) {
        List<Parsed> parsed = INFOBIP.parse(envelope(type, body));
        assertThat(parsed).allMatch(Parsed.Event.class::isInstance);
        return parsed.stream().map(p -> ((Parsed.Event) p).event()).toList();
    }

    static List<EmailEvent> payloadEvents(String name) {
        return events(EMAIL, payload(name)).stream().map(EmailEvent.class::cast).toList();
    }

    static CallbackEvent event(String type, String body) {
        List<CallbackEvent> events = events(type, body.getBytes(UTF_8));
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    static EmailEvent email(String body) {
        return (EmailEvent) event(EMAIL, body);
    }

    static SmsEvent sms(String body) {
        return (SmsEvent) event(SMS, body);
    }

    static MessageReceived received(String body) {
        return (MessageReceived) event(SMS, body);
    }
}
