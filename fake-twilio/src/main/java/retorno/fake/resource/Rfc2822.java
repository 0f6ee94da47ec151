package retorno.fake.resource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Dates as Twilio writes them: `Fri, 18 Feb 2011 19:26:50 +0000`.
public final class Rfc2822 {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private Rfc2822() {}

    /// To the second; null stays null.
    public static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : FORMAT.format(at);
    }

    /// A date that there is.
    public static String of(Instant at) {
        return FORMAT.format(at);
    }
}
