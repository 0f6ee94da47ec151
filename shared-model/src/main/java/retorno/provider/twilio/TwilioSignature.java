package retorno.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import retorno.wire.Form;

/// `X-Twilio-Signature`: HMAC-SHA1, keyed by the account's auth token, over the URL and then every
/// form parameter, sorted by name. Of a JSON body the URL carries the hash instead.
///
/// @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Twilio's page</a>
final class TwilioSignature {
    static final String HEADER = "x-twilio-signature";
    static final String BODY_HASH = "bodySHA256";

    /// 20 bytes in Base64: anything else is refused before a hash is computed.
    private static final int LENGTH = 28;

    private final List<SecretKeySpec> keys;
    private final byte[] received;
    private final byte[] parameters;

    private TwilioSignature(List<String> tokens, String received, byte[] parameters) {
        this.keys =
                tokens.stream()
                        .filter(token -> !token.isEmpty())
                        .map(token -> new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"))
                        .toList();
        this.received = received.getBytes(UTF_8);
        this.parameters = parameters;
    }

    /// What is wrong with the signature of a form.
    ///
    /// @return null where nothing is
    static @Nullable String flaw(
            List<String> tokens, @Nullable String received, String url, Form form) {
        return check(tokens, received, url, signed(form));
    }

    /// What is wrong with the signature of a body that is no form.
    ///
    /// @return null where nothing is
    static @Nullable String flaw(
            List<String> tokens, @Nullable String received, String url, byte[] body) {
        String flaw = check(tokens, received, url, new byte[0]);
        return flaw == null && !hashes(url, body) ? BODY_HASH + " is missing or wrong" : flaw;
    }

    private static @Nullable String check(
            List<String> tokens, @Nullable String received, String url, byte[] parameters) {
        if (received == null || received.isEmpty()) {
            return "no X-Twilio-Signature";
        }
        boolean genuine =
                received.length() == LENGTH
                        && new TwilioSignature(tokens, received, parameters).covers(url);
        return genuine ? null : "X-Twilio-Signature does not match";
    }

    private boolean covers(String url) {
        // The first spelling matches nearly always, so the others are not even spelled before.
        return matches(url) || TwilioUrls.others(url).stream().anyMatch(this::matches);
    }

    private boolean matches(String url) {
        byte[] signed = url.getBytes(UTF_8);
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(received, sign(key, signed)));
    }

    private byte[] sign(SecretKeySpec key, byte[] url) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            mac.update(url);
            return Base64.getEncoder().encode(mac.doFinal(parameters));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA1", impossible);
        }
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
