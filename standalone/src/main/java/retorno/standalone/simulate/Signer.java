package retorno.standalone.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import retorno.standalone.simulate.traffic.Post;

/// Signs as the providers do, with the first of each secret that ingest would take; written apart
/// from the code that verifies, so that each checks the other.
///
/// @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Twilio's page</a>
final class Signer {
    private final Map<String, String> environment;
    private final String base;

    /// @param environment with ingest's settings
    /// @param to where requests go: what Twilio signs where no public URL is set
    Signer(Map<String, String> environment, String to) {
        this.environment = environment;
        String publicUrl = environment.getOrDefault("RETORNO_PUBLIC_URL", "").strip();
        this.base = publicUrl.isEmpty() ? to : publicUrl.replaceFirst("/+$", "");
    }

    /// The headers that say who posts; none where there is no secret.
    Map<String, String> headers(Post post) {
        return post.provider().equals("twilio") ? twilio(post) : infobip(post);
    }

    private Map<String, String> twilio(Post post) {
        String token = first("RETORNO_TWILIO_AUTH_TOKENS");
        if (token == null) {
            return Map.of();
        }
        StringBuilder signed = new StringBuilder(base).append(post.path());
        new TreeMap<>(post.form()).forEach((name, value) -> signed.append(name).append(value));
        byte[] mac = mac("HmacSHA1", token, signed.toString().getBytes(UTF_8));
        return Map.of("X-Twilio-Signature", Base64.getEncoder().encodeToString(mac));
    }

    private Map<String, String> infobip(Post post) {
        String user = first("RETORNO_INFOBIP_USERS");
        if (user != null) {
            String basic = Base64.getEncoder().encodeToString(user.getBytes(UTF_8));
            return Map.of("Authorization", "Basic " + basic);
        }
        String token = first("RETORNO_INFOBIP_TOKENS");
        if (token != null) {
            return Map.of("Authorization", "Bearer " + token);
        }
        String secret = first("RETORNO_INFOBIP_HMAC_SECRETS");
        return secret == null ? Map.of() : hashed(post, secret);
    }

    private Map<String, String> hashed(Post post, String secret) {
        String header = first("RETORNO_INFOBIP_HMAC_HEADER");
        String named = first("RETORNO_INFOBIP_HMAC_ALGORITHM");
        String hash =
                named == null
                        ? "SHA1"
                        : named.toUpperCase(Locale.ROOT).replaceAll("HMAC|[^A-Z0-9]", "");
        byte[] mac = mac("Hmac" + hash, secret, post.body());
        return Map.of(
                header == null ? "x-hub-signature" : header,
                hash.toLowerCase(Locale.ROOT) + "=" + HexFormat.of().formatHex(mac));
    }

    private @Nullable String first(String setting) {
        return Arrays.stream(environment.getOrDefault(setting, "").split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static byte[] mac(String algorithm, String key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), algorithm));
            return mac.doFinal(data);
        } catch (GeneralSecurityException unknown) {
            throw new IllegalStateException("no JDK has " + algorithm, unknown);
        }
    }
}
