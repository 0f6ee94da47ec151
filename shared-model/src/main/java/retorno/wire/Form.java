package retorno.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A form body or query string (`application/x-www-form-urlencoded`), decoded as UTF-8, in the
/// order of arrival, keys with several values and empty values kept.
///
/// @param fields every value of every key
public record Form(Map<String, List<String>> fields) {

    /// Decodes; a broken escape stands for itself.
    public static Form of(String encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String key = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                fields.computeIfAbsent(key, k -> new ArrayList<>(1)).add(value);
            }
        }
        return new Form(fields);
    }

    /// Decodes a body.
    public static Form of(byte[] body) {
        return of(new String(body, UTF_8));
    }

    /// The last value of a key, or null where the key is absent or the value empty.
    public @Nullable String get(String key) {
        List<String> values = fields.get(key);
        if (values == null || values.getLast().isEmpty()) {
            return null;
        }
        return values.getLast();
    }

    /// The first escape that is not two hex digits.
    public static Optional<Flaw> flaw(byte[] body) {
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '%' && !(i + 2 < body.length && hex(body[i + 1]) && hex(body[i + 2]))) {
                return Optional.of(new Flaw("broken percent escape", 0, i + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean hex(byte b) {
        return Character.digit(b, 16) >= 0;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }
}
