package retorno.event;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// How those of our types are written that are one word in JSON.
final class EventWords extends SimpleModule {

    EventWords() {
        addSerializer(new Writer<>(EventKey.class, EventKey::hex));
        addDeserializer(EventKey.class, new Reader<>(EventKey.class, EventKey::new));
        addSerializer(new Writer<>(Occurrence.class, Occurrence::word));
        addDeserializer(Occurrence.class, new Reader<>(Occurrence.class, Occurrence::ofWord));
    }

    private static final class Writer<T> extends StdSerializer<T> {
        private final Function<T, String> word;

        Writer(Class<T> type, Function<T, String> word) {
            super(type);
            this.word = word;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(word.apply(value));
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        private final Function<String, T> ofWord;

        Reader(Class<T> type, Function<String, T> ofWord) {
            super(type);
            this.ofWord = ofWord;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(this, "no text");
            }
            return ofWord.apply(json.getString());
        }
    }
}
