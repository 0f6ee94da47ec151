package retorno.standalone.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times in text: ISO-8601 in UTC, always with milliseconds, so that texts sort as times do.
final class Iso {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Iso() {}

    static String text(Instant time) {
        return FORMAT.format(time);
    }
}
