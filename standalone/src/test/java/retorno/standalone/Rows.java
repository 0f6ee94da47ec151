package retorno.standalone;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// The tables of a SQLite file, read as an analyst's tool would.
record Rows(Path database) {
    /// The first column of every row.
    List<String> column(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(20);
            try (ResultSet rows = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(String.valueOf(rows.getString(1)));
                }
                return values;
            }
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(column(sql).getFirst());
    }

    /// Changes something behind the program's back.
    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(20);
            statement.execute(sql);
        }
    }

    /// Waits until a query's first column holds all of these.
    void await(String sql, Collection<String> expected) {
        await().until(() -> column(sql).containsAll(expected));
    }

    /// Waits until a query counts this many.
    void await(String sql, long expected) {
        await().until(() -> number(sql) == expected);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
