package retorno.provider.infobip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A cursor over Python source: words, punctuation, and strings with every prefix and escape.
///
/// @see <a href="https://docs.python.org/3/reference/lexical_analysis.html">Lexical analysis</a>
final class PythonText {
    /// What [#peek] gives after the last character.
    private static final char END = '\0';

    private final String text;
    private int at;

    PythonText(String text) {
        this.text = text;
    }

    /// The next character that is not white space, not yet taken.
    char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return current();
    }

    boolean ended() {
        peek();
        return at >= text.length();
    }

    void skip() {
        at++;
    }

    boolean take(char expected) {
        boolean there = peek() == expected;
        if (there) {
            at++;
        }
        return there;
    }

    /// Letters, digits, signs and points up to the next other character; may be empty.
    String word() {
        int start = at;
        while (Character.isLetterOrDigit(current()) || "+-._".indexOf(current()) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    static boolean numeric(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
    }

    /// Whether a string begins here, with or without a prefix such as `u` or `br`.
    boolean atString() {
        peek();
        return quote(at + prefix());
    }

    /// One string, or several side by side, which Python joins; null where one does not end.
    @Nullable String strings() {
        StringBuilder joined = new StringBuilder();
        while (atString()) {
            if (!string(joined)) {
                return null;
            }
        }
        return joined.toString();
    }

    private boolean string(StringBuilder joined) {
        int prefix = prefix();
        String letters = text.substring(at, at + prefix).toLowerCase(Locale.ROOT);
        at += prefix;
        String quote = text.substring(at, at + 1);
        String close = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
        at += close.length();
        int start = joined.length();
        boolean ends = content(close, letters.contains("r"), joined);
        if (ends && letters.contains("b")) {
            decodeFrom(start, joined);
        }
        return ends;
    }

    private boolean content(String close, boolean raw, StringBuilder joined) {
        while (at < text.length()) {
            plain(close.charAt(0), joined);
            if (text.startsWith(close, at)) {
                at += close.length();
                return true;
            }
            if (current() == '\\') {
                escape(raw, joined);
            } else if (at < text.length()) {
                joined.append(text.charAt(at++));
            }
        }
        return false;
    }

    /// What comes before the next quote or backslash.
    private void plain(char quote, StringBuilder out) {
        int start = at;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\\') {
            at++;
        }
        out.append(text, start, at);
    }

    private void escape(boolean raw, StringBuilder out) {
        int length = raw ? PythonEscape.RAW : PythonEscape.append(text, at, out);
        if (length == PythonEscape.RAW) {
            out.append(text, at, Math.min(at + 2, text.length()));
            at += 2;
        } else {
            at += length;
        }
    }

    /// Bytes are most often UTF-8; where they are not, each stands for itself.
    private static void decodeFrom(int start, StringBuilder out) {
        String latin = out.substring(start);
        String utf8 = new String(latin.getBytes(ISO_8859_1), UTF_8);
        if (utf8.indexOf('\ufffd') < 0 && latin.chars().allMatch(c -> c < 256)) {
            out.replace(start, out.length(), utf8);
        }
    }

    private char current() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private boolean quote(int index) {
        return index < text.length() && (text.charAt(index) == '\'' || text.charAt(index) == '"');
    }

    private int prefix() {
        int length = 0;
        while (length < 2
                && at + length < text.length()
                && "uUbBrRfF".indexOf(text.charAt(at + length)) >= 0) {
            length++;
        }
        return length;
    }
}
