package retorno.provider.infobip;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import retorno.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads what Python's `str` makes of a dict, as JSON: senders who forget `json.dumps` attach that.
///
/// One pass, no backtracking. Tuples and sets become arrays, keys become text, and JSON's own
/// `true`, `false` and `null` are taken too.
///
/// @see <a href="https://docs.python.org/3/library/ast.html#ast.literal_eval">ast.literal_eval</a>
final class PythonLiteral {
    private static final int DEEPEST = 100;
    private static final int MOST_DIGITS = 1_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PythonText text;
    private int depth;

    private PythonLiteral(String text) {
        this.text = new PythonText(text);
    }

    /// The value that the whole text is, or null where it is no literal.
    static @Nullable JsonNode read(String text) {
        PythonLiteral literal = new PythonLiteral(text);
        JsonNode value = literal.value();
        return literal.text.ended() ? value : null;
    }

    private @Nullable JsonNode value() {
        return switch (text.peek()) {
            case '{' -> nested('}');
            case '[' -> nested(']');
            case '(' -> nested(')');
            default -> scalar();
        };
    }

    private @Nullable JsonNode scalar() {
        if (text.atString()) {
            String string = text.strings();
            return string == null ? null : NODES.stringNode(string);
        }
        String word = text.word();
        return switch (word) {
            case "None", "null", "nan", "inf", "-inf" -> NODES.nullNode();
            case "True", "true" -> NODES.booleanNode(true);
            case "False", "false" -> NODES.booleanNode(false);
            default -> number(word);
        };
    }

    private @Nullable JsonNode nested(char close) {
        if (++depth > DEEPEST) {
            return null;
        }
        text.skip();
        JsonNode value = close == '}' ? braces() : list(Json.array(), close);
        depth--;
        return value;
    }

    /// A dict, or a set: the first element tells.
    private @Nullable JsonNode braces() {
        if (text.take('}')) {
            return Json.object();
        }
        JsonNode first = value();
        if (first == null) {
            return null;
        }
        if (text.take(':')) {
            return dict(first);
        }
        ArrayNode set = Json.array().add(first);
        if (text.take(',')) {
            return list(set, '}');
        }
        return text.take('}') ? set : null;
    }

    private @Nullable JsonNode dict(JsonNode firstKey) {
        ObjectNode dict = Json.object();
        for (JsonNode key = firstKey; key != null; key = value()) {
            if (key != firstKey && !text.take(':')) {
                return null;
            }
            JsonNode value = value();
            if (value == null) {
                return null;
            }
            dict.set(key.isContainer() ? Json.text(key) : key.asString(), value);
            boolean more = text.take(',');
            if (text.take('}')) {
                return dict;
            }
            if (!more) {
                return null;
            }
        }
        return null;
    }

    private @Nullable JsonNode list(ArrayNode list, char close) {
        boolean more = true;
        while (!text.take(close)) {
            JsonNode value = more ? value() : null;
            if (value == null) {
                return null;
            }
            list.add(value);
            more = text.take(',');
        }
        return list;
    }

    private static @Nullable JsonNode number(String word) {
        String digits = word.endsWith("L") ? word.substring(0, word.length() - 1) : word;
        if (digits.isEmpty() || digits.length() > MOST_DIGITS || !PythonText.numeric(digits)) {
            return null;
        }
        try {
            boolean integer = digits.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
            return integer
                    ? NODES.numberNode(new BigInteger(digits))
                    : NODES.numberNode(new BigDecimal(digits));
        } catch (NumberFormatException misplacedSign) {
            return null;
        }
    }
}
