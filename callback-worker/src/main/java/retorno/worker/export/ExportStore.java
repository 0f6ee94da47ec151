package retorno.worker.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import retorno.worker.rows.Dialect;

/// Streams rows out of a read-only connection. The condition is its author's own SQL: there is
/// nothing to bind, and nothing that it may change.
@Component
class ExportStore {
    private static final String NONE = "select * from %s where 1 = 0";

    /// The line's end closes a comment at the end of the condition.
    private static final String ROWS =
            """
            select * from %s where (%s
            ) %s\
            """;

    private static final String COUNT = "select count(*) from %s where (%s\n)";
    private static final int ROWS_AT_A_TIME = 1_000;
    private static final int PRICE_SCALE = 8;

    private final JdbcTemplate jdbc;
    private final Dialect dialect;

    ExportStore(JdbcTemplate jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    long read(Relation relation, String condition, Sink sink) {
        return looking(connection -> {
            // First without the condition: what fails here is not its fault.
            List<Column> columns = columns(connection, NONE.formatted(relation.word()));
            started(sink, columns);
            String sql = ROWS.formatted(relation.word(), condition, relation.order());
            return query(
                    connection,
                    sql,
                    rows -> {
                        long count = 0;
                        List<@Nullable Object> values = new ArrayList<>(columns.size());
                        while (rows.next()) {
                            values.clear();
                            for (int i = 0; i < columns.size(); i++) {
                                values.add(value(rows, i + 1, columns.get(i)));
                            }
                            taken(sink, values);
                            count++;
                        }
                        return count;
                    });
        });
    }

    long count(Relation relation, String condition) {
        return looking(connection -> {
            columns(connection, NONE.formatted(relation.word()));
            return query(
                    connection,
                    COUNT.formatted(relation.word(), condition),
                    rows -> {
                        rows.next();
                        return rows.getLong(1);
                    });
        });
    }

    /// Runs on a connection that cannot write: by `query_only` on SQLite, by a read-only
    /// transaction on PostgreSQL. H2 has neither, so there all is rolled back.
    private long looking(Looking work) {
        Long result =
                jdbc.execute((Connection connection) -> {
                    prepare(connection);
                    try {
                        return work.on(connection);
                    } finally {
                        // A connection that failed may have been thrown out already.
                        if (dialect == Dialect.SQLITE && connection.isValid(1)) {
                            execute(connection, "pragma query_only = off");
                        } // else the pool rolls back, and undoes the settings
                    }
                });
        return Objects.requireNonNull(result);
    }

    private void prepare(Connection connection) throws SQLException {
        switch (dialect) {
            case SQLITE -> execute(connection, "pragma query_only = on");
            case POSTGRESQL -> {
                // Only in a transaction do rows come in portions.
                connection.setAutoCommit(false);
                connection.setReadOnly(true);
                // A view may think for long before its first row.
                connection.setNetworkTimeout(Runnable::run, 0);
            }
            case H2 -> {
                connection.setAutoCommit(false);
                // Rows as they are found, where the query allows it; else by way of the disk.
                execute(connection, "set lazy_query_execution 1");
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Column> columns(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery(sql)) {
            ResultSetMetaData about = none.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                columns.add(Column.named(about.getColumnLabel(i).toLowerCase(Locale.ROOT)));
            }
            return List.copyOf(columns);
        }
    }

    private long query(Connection connection, String sql, Reading reading) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // `?` and `{` are the condition's own.
            statement.setEscapeProcessing(false);
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return reading.of(rows);
            }
        } catch (SQLException failed) {
            throw blamed(failed, sql);
        }
    }

    /// What SQLite says of a condition is its plain `SQLITE_ERROR`; a file that is busy, damaged or
    /// gone has words of its own.
    private SQLException blamed(SQLException failed, String sql) throws SQLException {
        if (failed instanceof SQLiteException sqlite
                && sqlite.getResultCode() != SQLiteErrorCode.SQLITE_ERROR) {
            return failed;
        }
        RuntimeException known = jdbc.getExceptionTranslator().translate("export", sql, failed);
        if (known instanceof DataAccessResourceFailureException
                || known instanceof TransientDataAccessException) {
            return failed;
        }
        String said = Objects.requireNonNullElse(failed.getMessage(), "no reason given");
        throw new ConditionRefused(
                said.lines().findFirst().orElse("").replaceFirst("; SQL statement:$", ""));
    }

    private @Nullable Object value(ResultSet row, int place, Column column) throws SQLException {
        Object value =
                switch (column.kind()) {
                    case TEXT -> row.getString(place);
                    case INTEGER -> row.getLong(place);
                    case FLAG -> row.getBoolean(place);
                    case TIME -> dialect.instant(row, column.name());
                    case DECIMAL -> decimal(row.getBigDecimal(place));
                };
        return row.wasNull() ? null : value;
    }

    /// The same digits, whether the database keeps the scale or not.
    private static @Nullable BigDecimal decimal(@Nullable BigDecimal value) {
        return value == null
                ? null
                : value.setScale(PRICE_SCALE, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    private static void started(Sink sink, List<Column> columns) {
        try {
            sink.begin(columns);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void taken(Sink sink, List<@Nullable Object> values) {
        try {
            sink.row(values);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private interface Looking {
        long on(Connection connection) throws SQLException;
    }

    private interface Reading {
        long of(ResultSet rows) throws SQLException;
    }
}
