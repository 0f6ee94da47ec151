package retorno.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Signs requests the way Twilio does, for tests that play Twilio.
///
/// Written apart from the code that verifies, SHA-1's keyed form included, so that no test checks
/// that code with itself.
///
/// @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio's page</a>
public final class TwilioSigner {
    private static final int BLOCK = 64;

    private TwilioSigner() {}

    /// The `X-Twilio-Signature` of a form posted to a URL.
    ///
    /// @param params every decoded value of every parameter
    public static String sign(String token, String url, Map<String, List<String>> params) {
        StringBuilder signed = new StringBuilder(url);
        List<String> keys = new ArrayList<>(params.keySet());
        Collections.sort(keys);
        for (String key : keys) {
            List<String> values = new ArrayList<>(new HashSet<>(params.get(key)));
            Collections.sort(values);
            for (String value : values) {
                signed.append(key).append(value);
            }
        }
        return Base64.getEncoder().encodeToString(hmac(token.getBytes(UTF_8), signed.toString()));
    }

    /// The `X-Twilio-Signature` of a request whose body is not a form; see [#withHash].
    public static String sign(String token, String url) {
        return sign(token, url, Map.of());
    }

    /// The URL to which Twilio posts a JSON body: its hash is appended to the query.
    public static String withHash(String url, byte[] body) {
        String hash = HexFormat.of().formatHex(digest("SHA-256", body));
        return url + (url.indexOf('?') < 0 ? "?" : "&") + "bodySHA256=" + hash;
    }

    private static byte[] hmac(byte[] token, String text) {
        byte[] key = Arrays.copyOf(token.length > BLOCK ? digest("SHA-1", token) : token, BLOCK);
        byte[] inner = digest("SHA-1", masked(key, 0x36), text.getBytes(UTF_8));
        return digest("SHA-1", masked(key, 0x5c), inner);
    }

    private static byte[] masked(byte[] key, int mask) {
        byte[] masked = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            masked[i] = (byte) (key[i] ^ mask);
        }
        return masked;
    }

    private static byte[] digest(String algorithm, byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        try {
            return MessageDigest.getInstance(algorithm).digest(whole.toByteArray());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + algorithm, impossible);
        }
    }
}
