package retorno.worker.deadletter;

/// Text that every database takes: no NUL, no half of a character pair, not too long.
final class SafeText {
    private static final char REPLACED = '\uFFFD';

    private SafeText() {}

    /// @param longest in UTF-16 units, as H2 counts (PostgreSQL counts no more of them); what is
    ///   beyond is cut off and marked so, the mark included
    static String of(String text, int longest) {
        if (text.length() <= longest) {
            return safe(text);
        }
        int cut = longest - 1;
        return safe(text.substring(0, isPairAt(text, cut - 1) ? cut - 1 : cut)) + '…';
    }

    private static boolean isPairAt(String text, int index) {
        return index >= 0 && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
    }

    private static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || isHalf(point) ? REPLACED : point)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
