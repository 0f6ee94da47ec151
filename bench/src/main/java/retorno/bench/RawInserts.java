package retorno.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The limit: the rows that the worker has just written, by JDBC batches into an empty table of the
/// same columns and indexes, from memory.
final class RawInserts {
    private static final int BATCH = 5_000;

    private RawInserts() {}

    /// @return rows a second
    static double measure(Databases.Database database, int most) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.url(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            if (database.name().equals("SQLite")) {
                statement.execute("pragma journal_mode=wal");
                statement.execute("pragma synchronous=full");
            }
            List<Object[]> rows = rows(statement, most);
            statement.execute("delete from email_callback");
            if (!database.name().equals("SQLite")) {
                statement.execute("truncate email_callback");
            }
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            insert(connection, rows);
            return rows.size() / ((System.nanoTime() - begin) / 1e9);
        }
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

    private static void insert(Connection connection, List<Object[]> rows) throws SQLException {
        try (Statement names = connection.createStatement();
                ResultSet none = names.executeQuery("select * from email_callback limit 0")) {
            List<String> columns = new ArrayList<>();
            for (int i = 2; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnName(i));
            }
            String sql =
                    "insert into email_callback (%s) values (%s) on conflict do nothing"
                            .formatted(
                                    String.join(", ", columns),
                                    String.join(", ", Collections.nCopies(columns.size(), "?")));
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (int i = 0; i < rows.size(); i++) {
                    Object[] values = rows.get(i);
                    for (int c = 0; c < values.length; c++) {
                        insert.setObject(c + 1, values[c]);
                    }
                    insert.addBatch();
                    if ((i + 1) % BATCH == 0 || i + 1 == rows.size()) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
        }
    }
}
