package retorno.worker.replay;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import retorno.event.EventKey;

/// A row as the database has it.
///
/// @param columns by name: null, [String], [Long], [Double], [BigDecimal], [Boolean] or [Instant]
record StoredRow(String table, Map<String, @Nullable Object> columns) {

    String eventKey() {
        return text("event_key");
    }

    /// See [retorno.worker.rows.Image#content].
    String content() {
        return EventKey.content(eventKey(), columns.get("event_at") != null);
    }

    String text(String column) {
        return Objects.requireNonNull(columns.get(column), column).toString();
    }

    long number(String column) {
        return Long.parseLong(text(column));
    }
}
