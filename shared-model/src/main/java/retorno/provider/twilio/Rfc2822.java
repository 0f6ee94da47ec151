package retorno.provider.twilio;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Twilio's dates: `Sun, 25 Mar 2018 09:53:19 +0000`, and `… Etc/UTC` from systems that speak as
/// Twilio does.
final class Rfc2822 {
    private Rfc2822() {}

    /// The moment a text names.
    ///
    /// @return null where it names none
    static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        // Without the day of the week, which adds nothing and would have to agree with the date.
        String date = text.substring(text.indexOf(',') + 1).strip();
        int zone = date.lastIndexOf(' ') + 1;
        try {
            return local(date.substring(0, zone).strip())
                    .atZone(zone(date.substring(zone)))
                    .toInstant();
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static LocalDateTime local(String text) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text + " GMT", LocalDateTime::from);
    }

    /// Four digits alone are an offset whose plus was posted unescaped, which makes it a space.
    private static ZoneId zone(String text) {
        boolean bare = text.length() == 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return ZoneId.of(bare ? "+" + text : text);
    }
}
