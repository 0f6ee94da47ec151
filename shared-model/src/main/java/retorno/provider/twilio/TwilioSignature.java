package retorno.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import retorno.provider.KeyedHash;
import retorno.wire.Form;

/// `X-Twilio-Signature`: HMAC-SHA1, keyed by the account's auth token, over the URL and then every
/// form parameter, sorted by name. Of a JSON body the URL carries the hash instead.
///
/// @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Twilio's page</a>
final class TwilioSignature {
    static final String HEADER = "x-twilio-signature";
    static final String BODY_HASH = "bodySHA256";

    private static final String ALGORITHM = "HmacSHA1";

    /// 20 bytes in Base64: anything else is refused before a hash is computed.
    private static final int LENGTH = 28;

    private final byte[] received;

    private TwilioSignature(String received) {
        this.received = received.getBytes(UTF_8);
    }

    /// A header's signature; empty where there is none, or none that can be right.
    static Optional<TwilioSignature> of(@Nullable String received) {
        return received == null || received.length() != LENGTH
                ? Optional.empty()
                : Optional.of(new TwilioSignature(received));
    }

    /// What the header of a form posted to a URL holds.
    static String of(String token, String url, Form form) {
        return new String(sign(token, url.getBytes(UTF_8), signed(form)), UTF_8);
    }

    /// Whether one of the tokens signed this form.
    boolean covers(String url, Form form, List<String> tokens) {
        return covers(url, tokens, signed(form));
    }

    /// Whether one of the tokens signed this URL, and the URL this body.
    boolean covers(String url, byte[] body, List<String> tokens) {
        return covers(url, tokens, new byte[0]) && hashes(url, body);
    }

    private boolean covers(String url, List<String> tokens, byte[] parameters) {
        // The first spelling matches nearly always, so the others are not even spelled before.
        return matches(url, tokens, parameters)
                || TwilioUrls.others(url).stream()
                        .anyMatch(other -> matches(other, tokens, parameters));
    }

    private boolean matches(String url, List<String> tokens, byte[] parameters) {
        byte[] start = url.getBytes(UTF_8);
        for (String token : tokens) {
            if (!token.isEmpty()
                    && MessageDigest.isEqual(received, sign(token, start, parameters))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] sign(String token, byte[] url, byte[] parameters) {
        return Base64.getEncoder().encode(KeyedHash.of(ALGORITHM, token, url, parameters));
    }

    /// Sorted by name alone: sorting names joined to values would put `SidAccount` before `Sid`.
    private static byte[] signed(Form form) {
        Map<String, List<String>> fields = form.fields();
        String[] names = fields.keySet().toArray(String[]::new);
        Arrays.sort(names);
        StringBuilder signed = new StringBuilder(512);
        for (String name : names) {
            List<String> values = fields.getOrDefault(name, List.of());
            for (String value : values.size() == 1 ? values : new TreeSet<>(values)) {
                signed.append(name).append(value);
            }
        }
        return signed.toString().getBytes(UTF_8);
    }

    private static boolean hashes(String url, byte[] body) {
        String claimed = Form.of(url.substring(url.indexOf('?') + 1)).get(BODY_HASH);
        if (claimed == null) {
            return false;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            byte[] hex = HexFormat.of().formatHex(hash).getBytes(UTF_8);
            return MessageDigest.isEqual(hex, claimed.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
