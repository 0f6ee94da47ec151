package retorno.bench.limit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import retorno.bench.house.Database;

/// The limit: the rows that the worker has just written, by JDBC batches into an empty table of the
/// same columns and indexes, from memory.
public final class RawInserts {
    private static final int BATCH = 5_000;

    /// In a file a larger one is quicker, and the worker's is as large.
    private static final int BATCH_IN_FILE = 8_000;

    private RawInserts() {}

    /// @param rate rows a second
    /// @param cpu milliseconds of CPU for a thousand rows, here
    /// @param databaseCpu the same of the database's server
    public record Result(double rate, double cpu, double databaseCpu) {}

    /// Measures with `most` rows at most; the table has lost all others then.
    public static Result measure(Database database, int most) throws SQLException, IOException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            boolean file = database.server().isEmpty();
            if (file) {
                statement.execute("pragma journal_mode=wal");
                statement.execute("pragma synchronous=full");
                // As the worker has them.
                statement.execute("pragma cache_size=-96000");
                statement.execute("pragma wal_autocheckpoint=65536");
            }
            List<Object[]> rows = rows(statement, most);
            empty(statement, file);
            connection.setAutoCommit(false);
            double cpu = cpu();
            double databaseCpu = database.cpu();
            long begin = System.nanoTime();
            insert(connection, rows, file ? BATCH_IN_FILE : BATCH);
            double thousands = rows.size() / 1_000.0;
            return new Result(
                    rows.size() / ((System.nanoTime() - begin) / 1e9),
                    (cpu() - cpu) * 1_000 / thousands,
                    (database.cpu() - databaseCpu) * 1_000 / thousands);
        }
    }

    /// With no page left over that needs not be made again, and nothing to be written that is not
    /// this one's: so it was for the worker, too.
    private static void empty(Statement statement, boolean file) throws SQLException {
        if (file) {
            statement.execute("delete from email_callback");
            statement.execute("vacuum");
            statement.executeQuery("pragma wal_checkpoint(truncate)").close();
        } else {
            statement.execute("truncate email_callback");
            statement.execute("checkpoint");
        }
    }

    /// Of this program, in seconds.
    private static double cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1_000.0;
    }

    private static List<Object[]> rows(Statement statement, int most) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("select * from email_callback limit " + most)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                Object[] values = new Object[columns - 1];
                for (int i = 2; i <= columns; i++) { // without the id
                    values[i - 2] = row.getObject(i);
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private static void insert(Connection connection, List<Object[]> rows, int batch)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(statement(connection))) {
            for (int i = 0; i < rows.size(); i++) {
                Object[] values = rows.get(i);
                for (int c = 0; c < values.length; c++) {
                    insert.setObject(c + 1, values[c]);
                }
                insert.addBatch();
                if ((i + 1) % batch == 0 || i + 1 == rows.size()) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    private static String statement(Connection connection) throws SQLException {
        try (Statement names = connection.createStatement();
                ResultSet none = names.executeQuery("select * from email_callback limit 0")) {
            List<String> columns = new ArrayList<>();
            for (int i = 2; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnName(i));
            }
            return "insert into email_callback (%s) values (%s) on conflict do nothing"
                    .formatted(
                            String.join(", ", columns),
                            String.join(", ", Collections.nCopies(columns.size(), "?")));
        }
    }
}
