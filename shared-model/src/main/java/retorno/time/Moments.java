package retorno.time;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Moments in ISO-8601 and UTC, as [Instant] reads and writes them: usual ones without the JDK's
/// formatter, which took a tenth of the worker's time, and its compilers as much as all parsing.
public final class Moments {
    private static final int SECONDS_A_DAY = 86_400;
    private static final int NANOS_A_MILLI = 1_000_000;

    /// The years that have four digits.
    private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_A_DAY;

    private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_A_DAY;

    /// The length of `2026-03-01T12:00:00` and of the same with three digits of a second.
    private static final int TO_THE_SECOND = 19;

    private static final int TO_THE_MILLI = 23;

    private Moments() {}

    /// Writes a moment as [Instant#toString] does.
    public static String text(Instant at) {
        if (!isUsual(at) || at.getNano() % NANOS_A_MILLI != 0) {
            return at.toString();
        }
        return at.getNano() == 0 ? written(at, TO_THE_SECOND) : written(at, TO_THE_MILLI);
    }

    /// Writes a moment with always three digits of a second, so that texts sort as moments do; what
    /// is beyond is cut off.
    ///
    /// @throws DateTimeException outside of the years 0 to 9999, whose texts would not sort
    public static String sortable(Instant at) {
        if (!isUsual(at)) {
            throw new DateTimeException("no year of four digits");
        }
        return written(at, TO_THE_MILLI);
    }

    /// Reads a moment as [Instant#parse] does.
    ///
    /// @throws DateTimeException where it is none
    public static Instant instant(String text) {
        Long millis =
                text.length() == TO_THE_MILLI + 1 && text.charAt(TO_THE_MILLI) == 'Z'
                        ? millis(text)
                        : null;
        return millis == null ? Instant.parse(text) : Instant.ofEpochMilli(millis);
    }

    /// What a text's first 23 characters say if they are like `2026-03-01T12:00:00.123` and in UTC:
    /// milliseconds since 1970; null where they are not.
    public static @Nullable Long millis(String text) {
        if (text.length() < TO_THE_MILLI || !isPunctuated(text)) {
            return null;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int milli = number(text, 20, 23);
        Long day = day(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        if (day == null
                || !below(24, hour)
                || !below(60, minute)
                || !below(60, second)
                || milli < 0) {
            return null;
        }
        return (((day * 24 + hour) * 60 + minute) * 60 + second) * 1_000 + milli;
    }

    private static @Nullable Long day(int year, int month, int day) {
        try {
            return year < 0 ? null : LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException notInTheCalendar) {
            return null;
        }
    }

    private static boolean isPunctuated(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(19) == '.';
    }

    private static boolean below(int end, int number) {
        return number >= 0 && number < end;
    }

    /// The number that these digits are; negative where some of them is none.
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static boolean isUsual(Instant at) {
        return at.getEpochSecond() >= FIRST && at.getEpochSecond() < END;
    }

    private static String written(Instant at, int length) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(at.getEpochSecond(), SECONDS_A_DAY));
        int second = Math.floorMod(at.getEpochSecond(), SECONDS_A_DAY);
        byte[] text = new byte[length + 1];
        digits(text, 0, 4, date.getYear(), '-');
        digits(text, 5, 2, date.getMonthValue(), '-');
        digits(text, 8, 2, date.getDayOfMonth(), 'T');
        digits(text, 11, 2, second / 3_600, ':');
        digits(text, 14, 2, second / 60 % 60, ':');
        digits(text, 17, 2, second % 60, length == TO_THE_SECOND ? 'Z' : '.');
        if (length == TO_THE_MILLI) {
            digits(text, 20, 3, at.getNano() / NANOS_A_MILLI, 'Z');
        }
        return new String(text, ISO_8859_1);
    }

    private static void digits(byte[] text, int at, int count, int number, char behind) {
        int left = number;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        text[at + count] = (byte) behind;
    }
}
