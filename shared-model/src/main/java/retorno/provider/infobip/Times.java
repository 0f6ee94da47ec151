package retorno.provider.infobip;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import retorno.time.Moments;

/// The ways in which Infobip writes a moment: `2024-07-16T17:26:54.966-0300` in reports (also
/// `-03:00`, `-03`, `Z`, and without milliseconds), milliseconds since 1970 in tracking, and
/// `2018-01-01 12:00:10` without a zone, taken as UTC, in number masking.
final class Times {
    private static final DateTimeFormatter LENIENT =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd['T'][' ']HH:mm:ss")
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd()
                    .appendPattern("[XXX][XX][X]")
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    /// Where its parts stand; the plus is either sign.
    private static final String USUAL = "0000-00-00T00:00:00.000+0000";

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int LONGEST = 40;

    private Times() {}

    /// Reads a moment, to the millisecond; null where it is unreadable or outside 1970 to 9999.
    static @Nullable Instant instant(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        String written = text.strip();
        Instant instant = digits(written) ? ofMillis(written) : ofUsual(written);
        return instant == null || instant.isBefore(FIRST) || !instant.isBefore(END)
                ? null
                : instant.truncatedTo(MILLIS);
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Instant ofMillis(String digits) {
        // Year 9999 has 15 digits.
        return digits.isEmpty() || digits.length() > 15
                ? null
                : Instant.ofEpochMilli(Long.parseLong(digits));
    }

    /// As nearly all are written, without the formatter: with three moments in each report that was
    /// a tenth of the worker's time.
    static @Nullable Instant ofUsual(String text) {
        Long local = text.length() == USUAL.length() ? Moments.millis(text) : null;
        ZoneOffset offset = local == null ? null : offset(text.substring(USUAL.indexOf('+')));
        return local == null || offset == null
                ? ofDate(text)
                : Instant.ofEpochMilli(local - offset.getTotalSeconds() * 1_000L);
    }

    /// Null where it is not `+0000`.
    private static @Nullable ZoneOffset offset(String text) {
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    static @Nullable Instant ofDate(String text) {
        try {
            TemporalAccessor parsed =
                    LENIENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
