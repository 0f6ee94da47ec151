package retorno.actions.twilio;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Phone numbers in texts for logs: enough left to tell two of them apart, too little to call.
final class Numbers {
    /// Digits with what people write between them; not those inside a sid.
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![0-9A-Za-z])\\+?\\(?[0-9](?:[ ().-]{0,2}[0-9]){6,}(?![0-9A-Za-z])");

    private Numbers() {}

    /// A text with only the last four digits left of each number in it.
    static String masked(@Nullable String text) {
        return text == null ? "" : NUMBER.matcher(text).replaceAll(Numbers::ending);
    }

    private static String ending(MatchResult number) {
        String digits = number.group().replaceAll("[^0-9]", "");
        return Matcher.quoteReplacement("…" + digits.substring(digits.length() - 4));
    }
}
