package retorno.worker.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<Form<?>, ArrayInsert> arrays = new ConcurrentHashMap<>();

    RowWriter(JdbcTemplate jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// Inserts each item whose event key is not there yet.
    ///
    /// @return the items' fates, in their order
    public <E extends CallbackEvent> List<Fate> insert(
            Form<E> form, List<Item<E>> items, Care care) {
        // As parsing: the other cores help one consumer.
        List<Row> filled = items.parallelStream().map(item -> filled(form, item)).toList();
        @Nullable Fate[] fates = new Fate[items.size()];
        List<Numbered> rows = new ArrayList<>(items.size());
        for (int i = 0; i < fates.length; i++) {
            fates[i] = filled.get(i).refusal();
            if (fates[i] == null) {
                rows.add(new Numbered(i, filled.get(i)));
            }
        }
        if (!rows.isEmpty()) {
            jdbc.execute(
                    (ConnectionCallback<Boolean>)
                            connection -> write(connection, form, rows, care, fates));
        }
        return Arrays.stream(fates).map(fate -> fate == null ? new Fate.Stored() : fate).toList();
    }

    /// The row that an item would be, without writing it.
    public <E extends CallbackEvent> Image image(Form<E> form, Item<E> item) {
        return form.image(item, new Row(dialect));
    }

    private <E extends CallbackEvent> Row filled(Form<E> form, Item<E> item) {
        Row row = new Row(dialect);
        try {
            form.fill(item, row);
        } catch (RuntimeException ours) {
            // A bug of ours on one item must not hold up the partition: it becomes a dead letter.
            row.refuse(
                    new Fate.Refused(
                            SOME_COLUMN, "the row cannot be built: " + ours.getClass().getName()));
        }
        return row;
    }

    private boolean write(
            Connection connection,
            Form<?> form,
            List<Numbered> rows,
            Care care,
            @Nullable Fate[] fates)
            throws SQLException {
        switch (care) {
            case SWIFT -> insert(connection, form, rows, fates);
            case NARROWING -> narrow(connection, form, rows, fates);
        }
        return true;
    }

    private void insert(
            Connection connection, Form<?> form, List<Numbered> rows, @Nullable Fate[] fates)
            throws SQLException {
        List<Row> plain = rows.stream().map(Numbered::row).toList();
        boolean[] fresh =
                switch (dialect) {
                    case POSTGRESQL -> arrays(connection, form).run(connection, plain);
                    case SQLITE, H2 -> BatchInsert.run(connection, form, plain);
                };
        for (int i = 0; i < fresh.length; i++) {
            fates[rows.get(i).place()] = fresh[i] ? new Fate.Stored() : new Fate.Duplicate();
        }
    }

    private ArrayInsert arrays(Connection connection, Form<?> form) throws SQLException {
        ArrayInsert known = arrays.get(form);
        if (known == null) {
            known = ArrayInsert.of(connection, form);
            arrays.put(form, known);
        }
        return known;
    }

    private void narrow(
            Connection connection, Form<?> form, List<Numbered> rows, @Nullable Fate[] fates)
            throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            insert(connection, form, rows, fates);
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
                narrow(connection, form, rows.subList(0, half), fates);
                narrow(connection, form, rows.subList(half, rows.size()), fates);
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
