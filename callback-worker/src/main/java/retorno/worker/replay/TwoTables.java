package retorno.worker.replay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import retorno.worker.replay.Difference.Column;
import retorno.worker.replay.Difference.Kind;
import retorno.worker.rows.Dialect;

/// Compares the rows of two sets of tables, on whatever databases they are, event by event. Both
/// are read once, in the order of their event keys, so that memory stays constant.
@Component
public class TwoTables {
    /// Where a row came from may differ: of two deliveries of one event either may have been read
    /// first.
    private static final Set<String> ORIGIN =
            Set.of(
                    "data_recebimento",
                    "receipt",
                    "topic",
                    "kafka_partition",
                    "kafka_offset",
                    "item");

    private final TableStore reader;
    private final TransactionOperations transactions;

    /// On SQLite a transaction would hold the write lock, and the worker up; a single select sees
    /// one moment there without one.
    TwoTables(TableStore reader, TransactionOperations transactions, Dialect dialect) {
        this.reader = reader;
        this.transactions =
                dialect == Dialect.SQLITE
                        ? TransactionOperations.withoutTransaction()
                        : transactions;
    }

    /// What the other set has otherwise: `NEW` is there only, `GONE` is here only.
    ///
    /// @param differs told of each difference, table by table
    /// @return counts by table and outcome
    public Summary compare(TwoTables other, Consumer<Difference> differs) {
        Summary.Counting counts = new Summary.Counting();
        transactions.executeWithoutResult(here ->
                other.transactions.executeWithoutResult(there ->
                        RowStore.TABLES.forEach(table -> compare(table, other, differs, counts))));
        return counts.done(0, List.of(), true);
    }

    private void compare(
            String table, TwoTables other, Consumer<Difference> differs, Summary.Counting counts) {
        try (Stream<StoredRow> ours = reader.rows(table);
                Stream<StoredRow> theirs = other.reader.rows(table)) {
            Iterator<StoredRow> left = ours.iterator();
            Iterator<StoredRow> right = theirs.iterator();
            StoredRow a = next(left);
            StoredRow b = next(right);
            while (a != null || b != null) {
                int order = order(a, b);
                if (order == 0) {
                    both(Objects.requireNonNull(a), Objects.requireNonNull(b), differs, counts);
                } else if (order < 0) {
                    counts.count(table, "gone");
                    differs.accept(Differences.stored(Kind.GONE, Objects.requireNonNull(a)));
                } else {
                    counts.count(table, "new");
                    differs.accept(Differences.stored(Kind.NEW, Objects.requireNonNull(b)));
                }
                a = order <= 0 ? next(left) : a;
                b = order >= 0 ? next(right) : b;
            }
        }
    }

    private static @Nullable StoredRow next(Iterator<StoredRow> rows) {
        return rows.hasNext() ? rows.next() : null;
    }

    private static int order(@Nullable StoredRow a, @Nullable StoredRow b) {
        if (a == null || b == null) {
            return a == null ? 1 : -1;
        }
        return a.eventKey().compareTo(b.eventKey());
    }

    private static void both(
            StoredRow a, StoredRow b, Consumer<Difference> differs, Summary.Counting counts) {
        List<Column> columns = new ArrayList<>();
        for (String name : a.columns().keySet()) {
            String here = Cell.text(a.columns().get(name));
            String there = Cell.text(b.columns().get(name));
            if (isOfTheEvent(name) && !Objects.equals(here, there)) {
                columns.add(new Column(name, here, there));
            }
        }
        counts.count(a.table(), columns.isEmpty() ? "same" : "changed");
        if (!columns.isEmpty()) {
            differs.accept(Differences.of(Kind.CHANGED, a, columns));
        }
    }

    private static boolean isOfTheEvent(String column) {
        return !ORIGIN.contains(column) && !Differences.BOOKKEEPING.contains(column);
    }
}
