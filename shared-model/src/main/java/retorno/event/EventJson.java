package retorno.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// A published event as CloudEvents JSON, and back.
final class EventJson {
    private static final String PREFIX = "retorno.";

    /// The sorts of events, by the word that stands in `type`.
    private static final Map<String, Class<? extends CallbackEvent>> SORTS =
            Map.of(
                    "email", EmailEvent.class,
                    "sms", SmsEvent.class,
                    "message", MessageReceived.class,
                    "call", CallEvent.class,
                    "amd", CallEvent.class,
                    "conference", ConferenceEvent.class,
                    "recording", RecordingEvent.class);

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new EventWords())
                    .changeDefaultPropertyInclusion(
                            all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    // A price keeps its digits.
                    .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private EventJson() {}

    /// The envelope's members, by the names that CloudEvents gives them.
    ///
    /// @param <D> the event, or the tree that becomes one
    private record CloudEvent<D>(
            String specversion,
            @Nullable String id,
            String source,
            @Nullable String type,
            String subject,
            @Nullable Instant time,
            String datacontenttype,
            @Nullable String receipt,
            @Nullable Instant receivedat,
            @Nullable D data) {}

    static byte[] write(PublishedEvent published) {
        Occurred occurred = published.event().occurred();
        return MAPPER.writeValueAsBytes(
                new CloudEvent<>(
                        "1.0",
                        published.eventKey(),
                        "/" + occurred.provider(),
                        PREFIX + sort(published.event()) + "." + occurred.occurrence().word(),
                        published.key(),
                        occurred.at(),
                        "application/json",
                        published.receipt(),
                        published.receivedAt(),
                        published.event()));
    }

    static PublishedEvent read(byte[] json) {
        try {
            @Nullable CloudEvent<JsonNode> read = MAPPER.readValue(json, new TypeReference<>() {});
            if (read == null) {
                throw new UnreadableEvent("it is no JSON object");
            }
            JsonNode data = EventParts.present("data", read.data());
            return new PublishedEvent(
                    EventParts.present("id", read.id()),
                    EventParts.present("receipt", read.receipt()),
                    EventParts.present("receivedat", read.receivedat()),
                    EventParts.whole(
                            MAPPER.treeToValue(
                                    data, sort(EventParts.present("type", read.type())))));
        } catch (JacksonException unreadable) {
            throw EventParts.unreadable(unreadable);
        }
    }

    private static String sort(CallbackEvent event) {
        return switch (event) {
            case EmailEvent email -> "email";
            case SmsEvent sms -> "sms";
            case MessageReceived received -> "message";
            case CallEvent call -> call.kind().name().toLowerCase(Locale.ROOT);
            case ConferenceEvent conference -> "conference";
            case RecordingEvent recording -> "recording";
        };
    }

    private static Class<? extends CallbackEvent> sort(String type) {
        String[] words = type.split("\\.");
        Class<? extends CallbackEvent> sort =
                type.startsWith(PREFIX) && words.length > 1 ? SORTS.get(words[1]) : null;
        if (sort == null) {
            throw new UnreadableEvent(
                    "its type is none of " + PREFIX + "call.ringing and the like");
        }
        return sort;
    }
}
