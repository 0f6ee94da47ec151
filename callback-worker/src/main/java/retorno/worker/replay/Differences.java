package retorno.worker.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import retorno.worker.deadletter.DeadLetter;
import retorno.worker.replay.Difference.Column;
import retorno.worker.replay.Difference.Kind;
import retorno.worker.rows.Image;
import retorno.worker.rows.Lineage;

/// Puts differences into words.
final class Differences {
    /// What says how and when a row was written, not what happened. A newer parser that reads the
    /// same changes nothing.
    static final Set<String> BOOKKEEPING = Set.of("id", "replay_id", "parser_version");

    private Differences() {}

    /// The columns in which a row is not as it would be.
    static List<Column> columns(StoredRow row, Image image) {
        List<Column> columns = new ArrayList<>();
        for (String name : row.columns().keySet()) {
            Object after = image.columns().get(name);
            if (!BOOKKEEPING.contains(name) && !Cell.holds(row.columns().get(name), after)) {
                columns.add(new Column(name, Cell.text(row.columns().get(name)), Cell.text(after)));
            }
        }
        return columns;
    }

    static Difference of(Kind kind, StoredRow row, List<Column> columns) {
        return new Difference(
                kind,
                row.table(),
                row.eventKey(),
                row.text("receipt"),
                row.text("topic"),
                (int) row.number("kafka_partition"),
                row.number("kafka_offset"),
                (int) row.number("item"),
                columns);
    }

    /// A row with all that it holds.
    static Difference stored(Kind kind, StoredRow row) {
        List<Column> columns = new ArrayList<>();
        row.columns()
                .forEach((name, value) -> {
                    if (value != null) {
                        columns.add(new Column(name, Cell.text(value), null));
                    }
                });
        return of(kind, row, columns);
    }

    static Difference added(Image image) {
        Map<String, @Nullable Object> row = image.columns();
        List<Column> columns = new ArrayList<>();
        row.forEach((name, value) -> {
            if (value != null) {
                columns.add(new Column(name, null, Cell.text(value)));
            }
        });
        return new Difference(
                Kind.NEW,
                image.table(),
                image.eventKey(),
                "" + row.get("receipt"),
                "" + row.get("topic"),
                Integer.parseInt("" + row.get("kafka_partition")),
                Long.parseLong("" + row.get("kafka_offset")),
                Integer.parseInt("" + row.get("item")),
                columns);
    }

    static Difference unreadable(DeadLetter letter) {
        Lineage lineage = letter.lineage();
        return new Difference(
                Kind.UNREADABLE,
                RowStore.LETTERS,
                letter.key().hex(),
                lineage.receipt().toString(),
                lineage.topic(),
                lineage.partition(),
                lineage.offset(),
                lineage.item(),
                List.of(
                        new Column("cause", null, letter.cause()),
                        new Column("detail", null, letter.detail())));
    }
}
