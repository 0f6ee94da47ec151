package retorno.worker.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Many rows by one batch of JDBC, on databases that run in our own process.
final class BatchInsert {
    private BatchInsert() {}

    /// @return for each row whether it is new
    static boolean[] run(Connection connection, Form<?> form, List<Row> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(form.sql())) {
            for (Row row : rows) {
                List<@Nullable Object> values = row.values();
                for (int i = 0; i < values.size(); i++) {
                    insert.setObject(i + 1, values.get(i));
                }
                insert.addBatch();
            }
            int[] counts = insert.executeBatch();
            boolean[] stored = new boolean[counts.length];
            for (int i = 0; i < counts.length; i++) {
                stored[i] = counts[i] == 1;
            }
            return stored;
        }
    }
}
