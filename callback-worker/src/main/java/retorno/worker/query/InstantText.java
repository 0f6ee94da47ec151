package retorno.worker.query;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a time as each database writes it as text: ISO-8601 on SQLite, with a space and a short
/// offset (`2024-07-16 20:26:54.966+00`) on PostgreSQL and H2. For reading only.
@Converter
class InstantText implements AttributeConverter<Instant, String> {
    private static final DateTimeFormatter LENIENT =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[XXX][X]")
                    .toFormatter(Locale.ROOT);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    @Override
    public @Nullable Instant convertToEntityAttribute(@Nullable String text) {
        return text == null
                ? null
                : OffsetDateTime.parse(text.replace(' ', 'T'), LENIENT).toInstant();
    }
}
