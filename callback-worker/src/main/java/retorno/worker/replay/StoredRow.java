package retorno.worker.replay;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row as the database has it.
///
/// @param columns by name: null, [String], [Long], [Double], [BigDecimal], [Boolean] or [Instant]
record StoredRow(String table, Map<String, @Nullable Object> columns) {

    String eventKey() {
        return text("event_key");
    }

    String text(String column) {
        return Objects.requireNonNull(columns.get(column), column).toString();
    }

    long number(String column) {
        return Long.parseLong(text(column));
    }

    /// Whether a column holds what a statement's parameter would make of it. Databases have types
    /// of their own: SQLite gives a flag back as a number, and a price as a double.
    boolean holds(String column, @Nullable Object parameter) {
        Object stored = columns.get(column);
        if (stored == null || parameter == null) {
            return stored == parameter;
        }
        return switch (parameter) {
            case Boolean flag -> flag.equals(stored) || (flag ? 1L : 0L) == asLong(stored);
            case Long number -> number == asLong(stored);
            case BigDecimal price -> same(price, stored);
            case OffsetDateTime time -> time.toInstant().equals(stored);
            default -> parameter.toString().equals(stored.toString());
        };
    }

    private static long asLong(Object stored) {
        return stored instanceof Number number ? number.longValue() : Long.MIN_VALUE;
    }

    private static boolean same(BigDecimal price, Object stored) {
        return switch (stored) {
            case Double rounded -> price.doubleValue() == rounded;
            case BigDecimal exact -> price.compareTo(exact) == 0;
            case Long whole -> price.compareTo(BigDecimal.valueOf(whole)) == 0;
            default -> false;
        };
    }
}
