package retorno.worker.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

/// Compares the rows of two sets of tables, on whatever databases they are, event by event. Both
/// are read once, in the order of their event keys, so that memory stays constant.
@Component
public class TwoTables {
    /// Where a row came from and how it was written may differ: of two deliveries of one event
    /// either may have been read first.
    private static final Set<String> NOT_THE_EVENT =
            Set.of(
                    "id",
                    "replay_id",
                    "parser_version",
                    "data_recebimento",
                    "receipt",
                    "topic",
                    "kafka_partition",
                    "kafka_offset",
                    "item");

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final TableStore reader;
    private final TransactionOperations transactions;

    TwoTables(TableStore reader, TransactionOperations transactions) {
        this.reader = reader;
        this.transactions = transactions;
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
            String here = text(a.columns().get(name));
            String there = text(b.columns().get(name));
            if (!NOT_THE_EVENT.contains(name) && !Objects.equals(here, there)) {
                columns.add(new Column(name, here, there));
            }
        }
        counts.count(a.table(), columns.isEmpty() ? "same" : "changed");
        if (!columns.isEmpty()) {
            differs.accept(Differences.of(Kind.CHANGED, a, columns));
        }
    }

    /// One text for what databases give back in types of their own.
    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant time -> MILLIS.format(time);
            case Boolean flag -> flag ? "1" : "0";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Double number ->
                    new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }
}
