package retorno.actions.twilio;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Phone numbers in texts for logs: enough left to tell two of them apart, too little to call.
final class Numbers {
    /// Digits with what people write between them; not those inside a sid or a UUID.
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
                            + "|((?<![0-9A-Za-z])\\+?\\(?[0-9](?:[ ().-]{0,2}[0-9]){6,}(?![0-9A-Za-z]))");

    private Numbers() {}

    /// A text with only the last four digits left of each number in it.
    static String masked(@Nullable String text) {
        return text == null ? "" : NUMBER.matcher(text).replaceAll(Numbers::ending);
    }

    private static String ending(MatchResult found) {
        if (found.group(1) == null) {
            return Matcher.quoteReplacement(found.group());
        }
        String digits = found.group().replaceAll("[^0-9]", "");
        return "…" + digits.substring(digits.length() - 4);
    }
}
