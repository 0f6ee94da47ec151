package retorno.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import retorno.envelope.Envelope;
import retorno.event.CallbackEvent;
import retorno.provider.Parsed;

/// Callbacks in Twilio's shapes, sids and numbers made up, and short ways to have one parsed.
final class Recorded {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";
    private static final UUID RECEIPT = UUID.fromString("01938f4e-0000-7000-8000-000000000000");
    private static final Instant RECEIVED = Instant.parse("2026-11-21T05:00:00Z");

    private Recorded() {}

    /// Every request of every type: one file a type, one body a line.
    static List<Envelope> requests() {
        return Stream.of(Callback.values()).flatMap(Recorded::requests).toList();
    }

    private static Stream<Envelope> requests(Callback callback) {
        String type = callback.endpoint().type();
        String file = "requests/" + type.substring("twilio.".length()) + ".txt";
        return resource(file)
                .lines()
                .map(body -> envelope(type, body.startsWith("{") ? JSON : FORM, null, body));
    }

    static String resource(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Envelope envelope(String type, String contentType, String query, String body) {
        return new Envelope(
                RECEIPT,
                type,
                RECEIVED,
                "https://hooks.example.org/" + type + (query == null ? "" : "?" + query),
                contentType,
                Map.of(),
                body.getBytes(UTF_8));
    }

    /// What a form becomes that is posted to a type without a query.
    static <E extends CallbackEvent> E event(Class<E> sort, String type, String form) {
        return event(sort, envelope("twilio." + type, FORM, null, form));
    }

    static <E extends CallbackEvent> E event(Class<E> sort, Envelope envelope) {
        List<Parsed> parsed = new Twilio().parse(envelope);
        assertThat(parsed)
                .singleElement()
                .isInstanceOfSatisfying(
                        Parsed.Event.class, e -> assertThat(e.event()).isInstanceOf(sort));
        return sort.cast(((Parsed.Event) parsed.getFirst()).event());
    }

    static Parsed.Unreadable unreadable(Envelope envelope) {
        List<Parsed> parsed = new Twilio().parse(envelope);
        assertThat(parsed).singleElement().isInstanceOf(Parsed.Unreadable.class);
        return (Parsed.Unreadable) parsed.getFirst();
    }
}
