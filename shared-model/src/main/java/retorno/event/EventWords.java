package retorno.event;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// How those of our types are read that are one word in JSON.
final class EventWords extends SimpleModule {

    EventWords() {
        addDeserializer(EventKey.class, new Reader<>(EventKey.class, EventKey::new));
        addDeserializer(Occurrence.class, new Reader<>(Occurrence.class, Occurrence::ofWord));
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
