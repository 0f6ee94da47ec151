package retorno.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// JSON objects, one after the other, without white space; members that are null are left out. What
/// is in a text does not matter: half of a surrogate pair is escaped.
///
/// An event says much that the event before it said. A value that is the very object that stood in
/// its place there is not written again, but copied.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
final class JsonMembers {
    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);
    private static final int USUAL_LENGTH = 1_536;

    /// Longest thing that one character becomes: an escape such as `\u001f`.
    private static final int ESCAPE = 6;

    private final List<Before> before = new ArrayList<>();
    private int place;
    private byte[] json = new byte[USUAL_LENGTH];
    private int length;

    /// What stood in a place the last time; with its JSON once it came twice.
    private static final class Before {
        private String name = "";
        private byte[] quotedName = {};
        private @Nullable Object value;
        private byte @Nullable [] member;
    }

    /// Begins the outermost object.
    void begin() {
        place = 0;
        length = 0;
        put('{');
    }

    /// Begins an object that is a member.
    void begin(String name) {
        put('"');
        ascii(name);
        put('"');
        put(':');
        put('{');
    }

    /// Ends the object that was begun last.
    void end() {
        if (json[length - 1] == ',') {
            length--;
        }
        put('}');
        put(',');
    }

    /// A member.
    ///
    /// @param name a constant, in ASCII
    /// @param value a text, a number or a truth
    void member(String name, @Nullable Object value) {
        Before last = before();
        if (value == null) {
            return;
        }
        if (last.name != name) {
            last.name = name;
            last.quotedName = ("\"" + name + "\":").getBytes(US_ASCII);
            last.value = null;
        }
        if (last.value != value) {
            last.value = value;
            last.member = null;
            write(last.quotedName, value);
        } else if (last.member == null) {
            int from = length;
            write(last.quotedName, value);
            last.member = Arrays.copyOfRange(json, from, length);
        } else {
            put(last.member);
        }
    }

    /// The outermost object, once it has ended.
    byte[] all() {
        return Arrays.copyOf(json, length - 1);
    }

    private Before before() {
        if (place == before.size()) {
            before.add(new Before());
        }
        return before.get(place++);
    }

    private void write(byte[] quotedName, Object value) {
        put(quotedName);
        if (value instanceof String text) {
            text(text);
        } else {
            ascii(value.toString());
        }
        put(',');
    }

    private void ascii(String text) {
        makeRoom(text.length());
        plain(text, 0);
    }

    private void text(String text) {
        put('"');
        makeRoom(text.length());
        int next = plain(text, 0);
        while (next < text.length()) {
            makeRoom(text.length() - next + ESCAPE);
            next = plain(text, special(text, next));
        }
        put('"');
    }

    /// Writes what stands as itself in a text.
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

    /// Six bits of a character, in UTF-8.
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

    private void put(char c) {
        makeRoom(1);
        json[length++] = (byte) c;
    }

    private void put(byte[] some) {
        makeRoom(some.length);
        System.arraycopy(some, 0, json, length, some.length);
        length += some.length;
    }

    private void makeRoom(int more) {
        int needed = Math.addExact(length, more);
        if (needed > json.length) {
            json = Arrays.copyOf(json, Math.max(needed, json.length / 2 * 3));
        }
    }
}
