package retorno.worker.rows;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import retorno.event.EventKey;

/// A row as it would be written.
///
/// @param columns by name, in the types of the statement's parameters; a column that is not there
///   is NULL
/// @param refusal why no table can hold it; null where one can
public record Image(
        String table, Map<String, @Nullable Object> columns, Fate.@Nullable Refused refusal) {

    /// The identity of its event.
    public String eventKey() {
        return Objects.requireNonNull(columns.get("event_key")).toString();
    }

    /// The part of it that is the same whatever time was read.
    public String content() {
        return EventKey.content(eventKey(), columns.get("event_at") != null);
    }
}
