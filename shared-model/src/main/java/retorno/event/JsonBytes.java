package retorno.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/// JSON as it grows, in UTF-8 and without white space. What is in a text does not matter: half of a
/// surrogate pair is escaped.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);
    private static final int USUAL_LENGTH = 1_536;

    /// Longest thing that one character becomes: an escape such as `\u001f`.
    private static final int ESCAPE = 6;

    private byte[] json = new byte[USUAL_LENGTH];
    private int length;

    /// Begins anew.
    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte last() {
        return json[length - 1];
    }

    /// Takes the last byte away.
    void shorten() {
        length--;
    }

    /// What was written from there on.
    byte[] from(int start) {
        return Arrays.copyOfRange(json, start, length);
    }

    void put(char c) {
        makeRoom(1);
        json[length++] = (byte) c;
    }

    void put(byte[] some) {
        makeRoom(some.length);
        System.arraycopy(some, 0, json, length, some.length);
        length += some.length;
    }

    /// What stands for itself, such as a number.
    void plain(String text) {
        makeRoom(text.length());
        plain(text, 0);
    }

    /// A text in quotes.
    void text(String text) {
        put('"');
        makeRoom(text.length());
        int next = plain(text, 0);
        while (next < text.length()) {
            makeRoom(text.length() - next + ESCAPE);
            next = plain(text, special(text, next));
        }
        put('"');
    }

    /// Writes what stands as itself in a text. The loop keeps its place in a variable of its own: a
    /// field would be written at each character.
    ///
    /// @return where something else comes, or the text's end
    private int plain(String text, int from) {
        byte[] to = json;
        int end = text.length();
        int shift = length - from;
        int next = from;
        while (next < end && isPlain(text.charAt(next))) {
            to[shift + next] = (byte) text.charAt(next);
            next++;
        }
        length = shift + next;
        return next;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    /// Writes what does not.
    ///
    /// @return what comes behind it
    private int special(String text, int at) {
        char c = text.charAt(at);
        if (c < ' ') {
            control(c);
        } else if (c < 0x80) {
            json[length++] = '\\';
            json[length++] = (byte) c;
        } else if (c < 0x800) {
            json[length++] = (byte) (0xc0 | c >> 6);
            tail(c, 0);
        } else if (!Character.isSurrogate(c)) {
            json[length++] = (byte) (0xe0 | c >> 12);
            tail(c, 6);
            tail(c, 0);
        } else if (at + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(at + 1))) {
            int point = text.codePointAt(at);
            json[length++] = (byte) (0xf0 | point >> 18);
            tail(point, 12);
            tail(point, 6);
            tail(point, 0);
            return at + 2;
        } else {
            escape(c);
        }
        return at + 1;
    }

    /// Six bits of a character.
    private void tail(int point, int shift) {
        json[length++] = (byte) (0x80 | point >> shift & 0x3f);
    }

    private void control(char c) {
        int letter = "\b\t\n\f\r".indexOf(c);
        if (letter < 0) {
            escape(c);
        } else {
            json[length++] = '\\';
            json[length++] = (byte) "btnfr".charAt(letter);
        }
    }

    private void escape(char c) {
        json[length++] = '\\';
        json[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            json[length++] = HEX[c >> shift & 0xf];
        }
    }

    private void makeRoom(int more) {
        int needed = Math.addExact(length, more);
        if (needed > json.length) {
            json = Arrays.copyOf(json, Math.max(needed, json.length / 2 * 3));
        }
    }
}
