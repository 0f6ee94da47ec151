package retorno.provider.infobip;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Writes a tree as Python's `repr` would: single quotes unless there is one inside and no double
/// quote, `None`, `True`, escapes for what cannot be printed.
final class PythonRepr {
    private PythonRepr() {}

    /// @param ascii whether everything beyond ASCII is escaped too, as by `ascii()`
    static String of(JsonNode node, boolean ascii) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(p -> text(p.getKey(), ascii) + ": " + of(p.getValue(), ascii))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node.isArray()) {
            return node.valueStream()
                    .map(element -> of(element, ascii))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return switch (node.getNodeType()) {
            case NULL -> "None";
            case BOOLEAN -> node.booleanValue() ? "True" : "False";
            case STRING -> text(node.stringValue(), ascii);
            default -> node.asString();
        };
    }

    private static String text(String text, boolean ascii) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder repr = new StringBuilder().append(quote);
        text.codePoints()
                .forEach(point -> {
                    if (point == quote || point == '\\') {
                        repr.append('\\').appendCodePoint(point);
                    } else if (point >= ' ' && point < 127 || point > 255 && !ascii) {
                        repr.appendCodePoint(point);
                    } else {
                        repr.append(escape(point));
                    }
                });
        return repr.append(quote).toString();
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default ->
                    point < 256
                            ? "\\x%02x".formatted(point)
                            : point < 0x10000
                                    ? "\\u%04x".formatted(point)
                                    : "\\U%08x".formatted(point);
        };
    }
}
