package retorno.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Hashes keyed by a secret (HMAC), as providers sign with.
///
/// What a key needs is prepared once for each secret and copied for each use: to look an algorithm
/// up and to key it costs more than to hash a callback. Nothing is forgotten, so secrets come from
/// settings, never from a request.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>
public final class KeyedHash {
    private static final Map<Key, Mac> PREPARED = new ConcurrentHashMap<>();

    private record Key(String algorithm, String secret) {
        @Override
        public String toString() {
            return algorithm;
        }
    }

    private KeyedHash() {}

    /// The hash of some bytes, one part after the other.
    ///
    /// @param algorithm as Java names it: `HmacSHA1`
    /// @param secret not empty; its UTF-8 bytes are the key
    /// @throws IllegalStateException where no such algorithm exists
    public static byte[] of(String algorithm, String secret, byte[]... parts) {
        Mac mac = fresh(new Key(algorithm, secret));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    // The one that is copied is never used itself, so any number of threads may copy it at once.
    private static Mac fresh(Key key) {
        try {
            return (Mac) PREPARED.computeIfAbsent(key, KeyedHash::prepare).clone();
        } catch (CloneNotSupportedException notTheJdksOwn) {
            return prepare(key);
        }
    }

    private static Mac prepare(Key key) {
        try {
            Mac mac = Mac.getInstance(key.algorithm);
            mac.init(new SecretKeySpec(key.secret.getBytes(UTF_8), key.algorithm));
            return mac;
        } catch (GeneralSecurityException unknown) {
            throw new IllegalStateException("no JDK has " + key.algorithm, unknown);
        }
    }
}
