package retorno.provider.infobip;

/// The escapes of Python's strings.
///
/// @see <a href="https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences">Escape
///   sequences</a>
final class PythonEscape {
    /// No escape that Python knows: backslash and character stand for themselves, as there.
    static final int RAW = 0;

    private PythonEscape() {}

    /// Appends what the escape at the backslash `at` means.
    ///
    /// @return how many characters it takes, or [#RAW]
    static int append(String text, int at, StringBuilder out) {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
        return switch (kind) {
            case '\n' -> 2;
            case '\\', '\'', '"' -> plain(kind, out);
            case 'a' -> plain('\u0007', out);
            case 'b' -> plain('\b', out);
            case 'f' -> plain('\f', out);
            case 'n' -> plain('\n', out);
            case 'r' -> plain('\r', out);
            case 't' -> plain('\t', out);
            case 'v' -> plain('\u000b', out);
            case 'x' -> coded(text, at + 2, 2, 16, out);
            case 'u' -> coded(text, at + 2, 4, 16, out);
            case 'U' -> coded(text, at + 2, 8, 16, out);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(text, at, out);
            default -> RAW;
        };
    }

    private static int plain(char meant, StringBuilder out) {
        out.append(meant);
        return 2;
    }

    private static int octal(String text, int at, StringBuilder out) {
        int digits = 1;
        while (digits < 3
                && at + 1 + digits < text.length()
                && Character.digit(text.charAt(at + 1 + digits), 8) >= 0) {
            digits++;
        }
        return coded(text, at + 1, digits, 8, out) == RAW ? RAW : digits + 1;
    }

    private static int coded(String text, int from, int digits, int radix, StringBuilder out) {
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0 || code > Character.MAX_CODE_POINT) {
                return RAW;
            }
            code = code * radix + digit;
        }
        if (!Character.isValidCodePoint(code)) {
            return RAW;
        }
        out.appendCodePoint(code);
        return digits + 2;
    }
}
