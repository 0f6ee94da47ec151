package retorno.worker.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import retorno.event.CallbackEvent;

/// Writes batches of rows within the caller's transaction and tells what became of each.
@Component
public final class RowWriter {
    private static final String SOME_COLUMN = "row";

    private final JdbcTemplate jdbc;
    private final Dialect dialect;

    RowWriter(JdbcTemplate jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// Inserts each item whose event key is not there yet.
    ///
    /// @return the items' fates, in their order
    public <E extends CallbackEvent> List<Fate> insert(
            Form<E> form, List<Item<E>> items, Care care) {
        @Nullable Fate[] fates = new Fate[items.size()];
        List<Numbered> rows = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Row row = new Row(dialect);
            fates[i] = refusal(form, items.get(i), row);
            if (fates[i] == null) {
                rows.add(new Numbered(i, row));
            }
        }
        if (!rows.isEmpty()) {
            jdbc.execute(
                    (ConnectionCallback<Boolean>)
                            connection -> write(connection, form.sql(), rows, care, fates));
        }
        return Arrays.stream(fates).map(fate -> fate == null ? new Fate.Stored() : fate).toList();
    }

    /// The row that an item would be, without writing it.
    public <E extends CallbackEvent> Image image(Form<E> form, Item<E> item) {
        return form.image(item, new Row(dialect));
    }

    private static <E extends CallbackEvent> @Nullable Fate refusal(
            Form<E> form, Item<E> item, Row row) {
        try {
            form.fill(item, row);
        } catch (RuntimeException ours) {
            // A bug of ours on one item must not hold up the partition: it becomes a dead letter.
            return new Fate.Refused(
                    SOME_COLUMN, "the row cannot be built: " + ours.getClass().getName());
        }
        return row.refusal();
    }

    private static boolean write(
            Connection connection,
            String sql,
            List<Numbered> rows,
            Care care,
            @Nullable Fate[] fates)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            switch (care) {
                case SWIFT -> batch(statement, rows, fates);
                case NARROWING -> narrow(connection, statement, rows, fates);
            }
        }
        return true;
    }

    private static void batch(
            PreparedStatement statement, List<Numbered> rows, @Nullable Fate[] fates)
            throws SQLException {
        statement.clearBatch();
        for (Numbered row : rows) {
            List<@Nullable Object> values = row.row().values();
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            statement.addBatch();
        }
        int[] counts = statement.executeBatch();
        for (int i = 0; i < counts.length; i++) {
            fates[rows.get(i).place()] = fate(counts[i]);
        }
    }

    private static Fate fate(int count) {
        return switch (count) {
            case 0 -> new Fate.Duplicate();
            case 1 -> new Fate.Stored();
            default ->
                    throw new IllegalStateException(
                            "the driver does not say which rows are new: take reWriteBatchedInserts out of SPRING_DATASOURCE_URL");
        };
    }

    private static void narrow(
            Connection connection,
            PreparedStatement statement,
            List<Numbered> rows,
            @Nullable Fate[] fates)
            throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            batch(statement, rows, fates);
            connection.releaseSavepoint(savepoint);
        } catch (SQLException | IllegalArgumentException | ClassCastException refused) {
            if (!Refusal.blamesTheData(refused)) {
                throw refused;
            }
            connection.rollback(savepoint);
            if (rows.size() == 1) {
                fates[rows.getFirst().place()] = new Fate.Refused(SOME_COLUMN, sentence(refused));
            } else {
                int half = rows.size() / 2;
                narrow(connection, statement, rows.subList(0, half), fates);
                narrow(connection, statement, rows.subList(half, rows.size()), fates);
            }
        }
    }

    /// Names the state only: a database quotes the refused value in its message.
    private static String sentence(Exception refused) {
        if (!(refused instanceof SQLException last)) {
            return "the driver refuses the row: " + refused.getClass().getName();
        }
        while (last.getNextException() != null) {
            last = last.getNextException();
        }
        return "the database refuses the row: SQLSTATE %s, error %d"
                .formatted(last.getSQLState(), last.getErrorCode());
    }

    private record Numbered(int place, Row row) {}
}
