package retorno.worker.deadletter;

/// Text that every database takes: no NUL, no half of a character pair, not too long.
final class SafeText {
    private SafeText() {}

    /// @param longest in characters; what is beyond is cut off and marked so
    static String of(String text, int longest) {
        StringBuilder safe = new StringBuilder(Math.min(text.length(), longest) + 1);
        text.codePoints()
                .limit(longest)
                .map(point -> point == 0 || isHalf(point) ? '\uFFFD' : point)
                .forEach(safe::appendCodePoint);
        if (text.codePointCount(0, text.length()) > longest) {
            safe.append('…');
        }
        return safe.toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
