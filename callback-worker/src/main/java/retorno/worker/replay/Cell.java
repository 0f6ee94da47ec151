package retorno.worker.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import retorno.worker.rows.Dialect;

/// What a column holds, whichever database holds it. Each has types of its own: SQLite gives a flag
/// back as a number, a time as text, and a price as a double.
final class Cell {
    private Cell() {}

    /// One text for what databases give back, or take as a parameter, in types of their own.
    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant time -> Objects.requireNonNull(Dialect.SQLITE.time(time)).toString();
            case OffsetDateTime time -> text(time.toInstant());
            case Boolean flag -> flag ? "1" : "0";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Double number -> text(new BigDecimal(number.toString()));
            default -> value.toString();
        };
    }

    /// Whether a stored value is what a statement's parameter would make of it. A double has fewer
    /// digits than a price may have.
    static boolean holds(@Nullable Object stored, @Nullable Object parameter) {
        return stored instanceof Double rounded && parameter instanceof BigDecimal price
                ? price.doubleValue() == rounded
                : Objects.equals(text(stored), text(parameter));
    }
}
