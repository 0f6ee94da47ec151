package retorno.provider.infobip;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import retorno.provider.KeyedHash;
import retorno.provider.Secrets;

/// A keyed hash of the raw body in a header. Infobip documents the algorithms but not the wire: the
/// one client known to verify reads `sha1=<hex>` from `x-hub-signature`, so those are the defaults,
/// and header and algorithm are settings.
///
/// @see <a
///   href="https://github.com/BotBuilderCommunity/botbuilder-community-dotnet/tree/develop/libraries/Bot.Builder.Community.Adapters.Infobip">The
///   client that verifies</a>
final class Hmac {
    private static final Map<String, String> ALGORITHMS =
            Map.of(
                    "MD5", "HmacMD5",
                    "SHA1", "HmacSHA1",
                    "SHA224", "HmacSHA224",
                    "SHA256", "HmacSHA256",
                    "SHA384", "HmacSHA384",
                    "SHA512", "HmacSHA512");

    /// `sha256=` and the like; longer than any of these is base64 with its padding.
    private static final Pattern PREFIX = Pattern.compile("^[A-Za-z0-9_-]{1,16}=(?=[^=])");

    private Hmac() {}

    /// The name of the header, lower case.
    static String header(Secrets secrets) {
        return secrets.one("infobip.hmac-header", "x-hub-signature")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /// Java's name of the algorithm set by Infobip's (`HMAC_SHA_256`) or by any usual one
    /// (`HmacSHA256`, `SHA-256`, `sha256`); null where it is none.
    static @Nullable String algorithm(Secrets secrets) {
        String name = secrets.one("infobip.hmac-algorithm", "HMAC_SHA_1").toUpperCase(Locale.ROOT);
        String bare = name.replaceAll("HMAC|[-_\\s]", "");
        return ALGORITHMS.get(bare);
    }

    /// Whether any of the secrets makes this signature of the body.
    static boolean matches(String signature, byte[] body, Secrets secrets) {
        String algorithm = algorithm(secrets);
        if (algorithm == null) {
            return false;
        }
        String value = PREFIX.matcher(signature).replaceFirst("");
        boolean match = false;
        for (String secret : secrets.all(InfobipVerifier.HMAC_SECRETS)) {
            if (!secret.isBlank()) {
                byte[] expected = KeyedHash.of(algorithm, secret, body);
                match |= MessageDigest.isEqual(expected, decode(value, expected.length));
            }
        }
        return match;
    }

    /// Hex in either case, or base64; empty where it is neither.
    private static byte[] decode(String value, int length) {
        try {
            return value.length() == 2 * length
                    ? HexFormat.of().parseHex(value)
                    : Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException neither) {
            return new byte[0];
        }
    }
}
