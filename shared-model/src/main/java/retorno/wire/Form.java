package retorno.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

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
/// @see <a href="https://url.spec.whatwg.org/#urlencoded-parsing">the WHATWG's description</a>
public record Form(Map<String, List<String>> fields) {

    /// Decodes; a broken escape stands for itself.
    public static Form of(String encoded) {
        return of(encoded.getBytes(UTF_8));
    }

    /// Decodes a body.
    public static Form of(byte[] body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int start = 0;
        while (start < body.length) {
            int end = find(body, '&', start, body.length);
            if (end > start) {
                int equals = find(body, '=', start, end);
                String key = decode(body, start, equals);
                String value = decode(body, Math.min(equals + 1, end), end);
                fields.computeIfAbsent(key, k -> new ArrayList<>(1)).add(value);
            }
            start = end + 1;
        }
        return new Form(fields);
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
            if (body[i] == '%' && !escape(body, i, body.length)) {
                return Optional.of(new Flaw("broken percent escape", 0, i + 1));
            }
        }
        return Optional.empty();
    }

    private static int find(byte[] bytes, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return to;
    }

    // By hand because URLDecoder throws the whole value away for one broken escape and takes `%+1`
    // for one; and because most keys and values hold nothing to decode, which is cheap to see here.
    private static String decode(byte[] body, int from, int to) {
        int plain = from;
        while (plain < to && body[plain] != '%' && body[plain] != '+') {
            plain++;
        }
        if (plain == to) {
            return new String(body, from, to - from, UTF_8);
        }
        byte[] decoded = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte b = body[i];
            if (b == '%' && escape(body, i, to)) {
                b = (byte) (hex(body[i + 1]) << 4 | hex(body[i + 2]));
                i += 2;
            } else if (b == '+') {
                b = ' ';
            }
            decoded[length++] = b;
        }
        return new String(decoded, 0, length, UTF_8);
    }

    private static boolean escape(byte[] body, int at, int to) {
        return at + 2 < to && hex(body[at + 1]) >= 0 && hex(body[at + 2]) >= 0;
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }
}
