package retorno.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads a published event back.
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
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    // A price keeps its digits.
                    .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private EventJson() {}

    /// The envelope's members that we read, by the names that CloudEvents gives them.
    private record CloudEvent(
            @Nullable String id,
            @Nullable String type,
            @Nullable String receipt,
            @Nullable Instant receivedat,
            @Nullable JsonNode data) {}

    static PublishedEvent read(byte[] json) {
        try {
            @Nullable CloudEvent read = MAPPER.readValue(json, CloudEvent.class);
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

    /// The word for an event's sort, a constant.
    static String word(CallbackEvent of) {
        return switch (of) {
            case EmailEvent event -> "email";
            case SmsEvent event -> "sms";
            case MessageReceived event -> "message";
            case CallEvent event -> kind(event.kind());
            case ConferenceEvent event -> "conference";
            case RecordingEvent event -> "recording";
        };
    }

    /// A kind of call event as one word, which is read back in any case.
    static String kind(CallEvent.Kind kind) {
        return switch (kind) {
            case CALL -> "call";
            case AMD -> "amd";
        };
    }

    /// For example `retorno.call.ringing`.
    static String type(String word, Occurrence occurrence) {
        return PREFIX + word + "." + occurrence.word();
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
