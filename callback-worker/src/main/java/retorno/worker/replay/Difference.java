package retorno.worker.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row that would not be as it is.
///
/// @param kind what the replay does to it
/// @param eventKey its identity
/// @param receipt of the request that it came from
/// @param item its place in the body
/// @param columns what differs; for a new or a gone row all columns that are not NULL
public record Difference(
        Kind kind,
        String table,
        String eventKey,
        String receipt,
        String topic,
        int partition,
        long offset,
        int item,
        List<Column> columns) {

    /// What becomes of a row.
    public enum Kind {
        /// Today's code makes a row that is not there.
        NEW,
        /// Today's code fills some columns otherwise.
        CHANGED,
        /// Today's code would no longer make this row.
        GONE,
        /// Today's code cannot read the item, and no dead letter says so yet.
        UNREADABLE
    }

    /// One column, as text; null stands for NULL.
    public record Column(String name, @Nullable String before, @Nullable String after) {}
}
