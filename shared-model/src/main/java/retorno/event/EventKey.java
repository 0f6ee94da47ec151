package retorno.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An event's identity: 128 bits of SHA-256 over what makes it itself, as 32 hex digits.
///
/// The content decides, never the time of arrival or the way it came: a retry has the same key, and
/// two statuses of one message have two.
public record EventKey(String hex) {
    private static final HexFormat HEX = HexFormat.of();
    private static final int SECONDS_A_MINUTE = 60;

    /// How many digits of a dated key are its minute.
    public static final int MINUTE = 8;

    /// How many digits a key has.
    public static final int DIGITS = 32;

    /// The key as tables and consumers have it, 32 hex digits: the minute of the event, counted
    /// from 1970 on, in 8 and 96 bits of the hash; the whole hash where no time is known.
    ///
    /// What happens about the same time thereby stands side by side in an index that may have many
    /// millions of keys, and a batch finds the few pages in memory that it writes to.
    ///
    /// @param at when the event happened, as its provider says; null where it does not
    public String at(@Nullable Instant at) {
        if (at == null) {
            return hex;
        }
        int minute = (int) Math.floorDiv(at.getEpochSecond(), SECONDS_A_MINUTE);
        return HEX.toHexDigits(minute).concat(hex.substring(0, DIGITS - MINUTE));
    }

    /// What of such a key the event's content decides, 24 digits: the same whatever time was read
    /// in it.
    ///
    /// @param key as [#at] has made it
    /// @param dated whether it was given a time
    public static String content(String key, boolean dated) {
        if (key.length() != DIGITS) {
            return key; // none of ours
        }
        return dated ? key.substring(MINUTE) : key.substring(0, DIGITS - MINUTE);
    }

    /// Starts a key of one kind; keys of two kinds never meet.
    public static Digest of(String kind) {
        return new Digest().add(kind);
    }

    /// Collects a key's parts. Each part is framed by its length, so `ab`,`c` and `a`,`bc` differ.
    ///
    /// Parts gather in a buffer and are hashed together: a report has some fifty short ones, and a
    /// buffer for the length of each was a fifth of all that the worker allocated.
    public static final class Digest {
        private static final int SHORT = 64;

        private final MessageDigest sha256;
        private final byte[] gathered = new byte[512];
        private int length;

        private Digest() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every JDK has SHA-256", impossible);
            }
        }

        /// Adds one part; null is a part of its own, unlike an empty text.
        public Digest add(@Nullable String part) {
            if (part == null) {
                return frame(-1);
            }
            return addedAsShortAscii(part) ? this : add(part.getBytes(UTF_8));
        }

        /// Adds a part that is short and ASCII, as nearly all are, without a copy of it first.
        ///
        /// @return whether it was added; else nothing of it is
        private boolean addedAsShortAscii(String part) {
            int letters = part.length();
            if (letters > SHORT) {
                return false;
            }
            makeRoom(Integer.BYTES + letters);
            byte[] to = gathered;
            int at = length + Integer.BYTES;
            for (int i = 0; i < letters; i++) {
                char c = part.charAt(i);
                if (c >= 0x80) {
                    return false;
                }
                to[at + i] = (byte) c;
            }
            frame(letters);
            length += letters;
            return true;
        }

        /// Adds one part in bytes.
        public Digest add(byte[] part) {
            frame(part.length);
            if (part.length > gathered.length) {
                hash();
                sha256.update(part);
                return this;
            }
            makeRoom(part.length);
            System.arraycopy(part, 0, gathered, length, part.length);
            length += part.length;
            return this;
        }

        /// Ends the key; the digest is spent.
        public EventKey key() {
            hash();
            return new EventKey(HEX.formatHex(sha256.digest(), 0, 16));
        }

        private Digest frame(int part) {
            makeRoom(Integer.BYTES);
            for (int shift = 24; shift >= 0; shift -= 8) {
                gathered[length++] = (byte) (part >> shift);
            }
            return this;
        }

        private void makeRoom(int bytes) {
            if (gathered.length - length < bytes) {
                hash();
            }
        }

        private void hash() {
            sha256.update(gathered, 0, length);
            length = 0;
        }
    }
}
