package retorno.wire;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads one whole JSON value. Jackson's own tree reader gives up on a number such as
/// `1e99999999999`; for us that is one odd field, not a broken body, and it stands there as its
/// text.
final class JsonTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_MESSAGE = 120;

    /// Jackson's advice on its own settings means nothing to whoever posts.
    private static final Pattern ADVICE =
            Pattern.compile(" \\(start marker.*|, from `[^`]*`|: enable `.*| \\(JSON String.*");

    private JsonTree() {}

    static JsonNode whole(JsonParser parser) {
        begin(parser);
        JsonNode node = node(parser);
        end(parser);
        return node;
    }

    static void skipWhole(JsonParser parser) {
        begin(parser);
        parser.skipChildren();
        end(parser);
    }

    private static void begin(JsonParser parser) {
        if (parser.nextToken() == null) {
            throw new StreamReadException(parser, "no JSON value", parser.currentLocation());
        }
    }

    private static void end(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw new StreamReadException(
                    parser, "more than one JSON value", parser.currentTokenLocation());
        }
    }

    /// Recursion is bounded by the parser's own limit on depth.
    private static JsonNode node(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING ->
                    CommonTexts.node(
                            parser.getStringCharacters(),
                            parser.getStringOffset(),
                            parser.getStringLength());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static ObjectNode object(JsonParser parser) {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            object.set(name, node(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(parser));
        }
        return array;
    }

    private static JsonNode integer(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT, LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private static JsonNode decimal(JsonParser parser) {
        try {
            return NODES.numberNode(parser.getDecimalValue());
        } catch (NumberFormatException exponentBeyondAnyDecimal) {
            return NODES.stringNode(parser.getString());
        }
    }

    /// What went wrong, in few words and without a word of the body.
    static Flaw flaw(JacksonException malformed, @Nullable TokenStreamLocation reached) {
        TokenStreamLocation known = malformed.getLocation();
        TokenStreamLocation where = known != null ? known : reached;
        String message = ADVICE.matcher(malformed.getOriginalMessage()).replaceAll("");
        return new Flaw(
                message.length() > LONGEST_MESSAGE
                        ? message.substring(0, LONGEST_MESSAGE)
                        : message,
                where == null ? 1 : Math.max(1, where.getLineNr()),
                where == null ? 1 : Math.max(1, where.getColumnNr()));
    }
}
