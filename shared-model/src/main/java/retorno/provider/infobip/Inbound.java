package retorno.provider.infobip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The words and files of a message to us: `text` of an SMS, the list `message` of an MMS, the list
/// `content` of the Messages API, the object `message` of WhatsApp.
///
/// @param text what was written, parts on lines of their own; null where nothing was
/// @param media how many files; null where the shape has no place for any
record Inbound(@Nullable String text, @Nullable Long media) {

    static Inbound of(Fields item) {
        JsonNode parts = parts(item);
        if (parts == null) {
            return new Inbound(item.text("text", "message", "content", "cleanText"), null);
        }
        List<String> texts = new ArrayList<>();
        long media = 0;
        for (JsonNode part : parts.isArray() ? parts : List.of(parts)) {
            String text = Fields.text(part);
            Fields fields = Fields.of(part);
            if (text == null && textual(fields)) {
                text = fields.text("text", "cleanText", "value");
            } else if (text == null && !layout(fields)) {
                media++;
            }
            if (text != null) {
                texts.add(text);
            }
        }
        return new Inbound(texts.isEmpty() ? item.text("text") : String.join("\n", texts), media);
    }

    private static @Nullable JsonNode parts(Fields item) {
        for (String name : List.of("message", "content")) {
            JsonNode value = item.raw(name);
            if (value != null && value.isContainer()) {
                return value;
            }
        }
        return null;
    }

    private static boolean textual(Fields part) {
        String type = kind(part);
        return type.equals("text")
                || type.startsWith("text/")
                || type.isEmpty() && !part.has("url");
    }

    /// An MMS brings the order of its slides along; that is no file.
    private static boolean layout(Fields part) {
        return kind(part).equals("application/smil");
    }

    private static String kind(Fields part) {
        String kind = part.text("type", "contentType");
        return kind == null ? "" : kind.toLowerCase(Locale.ROOT);
    }
}
