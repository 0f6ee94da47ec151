package retorno.wire;

import java.util.Map;
import java.util.Optional;
import retorno.event.EventKey;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON bodies. Jackson's own limits hold: 500 levels deep, numbers of 1,000 digits.
///
/// Of duplicate keys the last counts; numbers keep their digits.
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder(new JsonFactory())
                    .enable(
                            tools.jackson.databind.DeserializationFeature
                                    .USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    /// Reads a whole body.
    ///
    /// @throws JacksonException where [#flaw] would find one
    public static JsonNode tree(byte[] body) {
        return MAPPER.readTree(body);
    }

    /// Reads JSON inside a text.
    ///
    /// @throws JacksonException where it is none
    public static JsonNode tree(String text) {
        return MAPPER.readTree(text);
    }

    /// Writes compact JSON.
    public static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /// An empty object to fill.
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// An empty array to fill.
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /// Where a body stops being one well-formed JSON value; reads tokens only.
    public static Optional<Flaw> flaw(byte[] body) {
        try (JsonParser parser = MAPPER.createParser(body)) {
            if (parser.nextToken() == null) {
                return Optional.of(new Flaw("no JSON value", 1, 1));
            }
            parser.skipChildren();
            parser.finishToken();
            if (parser.nextToken() != null) {
                return Optional.of(flaw("more than one JSON value", parser.currentTokenLocation()));
            }
            return Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.of(flaw(malformed.getOriginalMessage(), malformed.getLocation()));
        }
    }

    /// Adds a value to a key, independent of white space and key order; a null counts as absent.
    public static EventKey.Digest digest(JsonNode node, EventKey.Digest digest) {
        if (node.isObject()) {
            digest.add("{");
            node.properties().stream()
                    .filter(property -> !property.getValue().isNull())
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(property -> {
                        digest.add(property.getKey());
                        digest(property.getValue(), digest);
                    });
            return digest.add("}");
        }
        if (node.isArray()) {
            digest.add("[");
            node.forEach(element -> digest(element, digest));
            return digest.add("]");
        }
        return digest.add(node.getNodeType().name()).add(node.asString());
    }

    private static Flaw flaw(String message, TokenStreamLocation where) {
        return new Flaw(message, where.getLineNr(), where.getColumnNr());
    }
}
