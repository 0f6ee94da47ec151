package retorno.worker;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/// A PostgreSQL database that throws everybody out and lets nobody in, until it is closed.
final class PostgresOutage implements AutoCloseable {
    /// Also who is on the way in: a pool that is being filled may have been let in just before the
    /// database was closed, and has no database to its name yet.
    private static final String SOMEBODY_IN =
            """
            select 1 from pg_stat_activity
            where datname = '%s' or datname is null and backend_type = 'client backend'
            """;

    private final Connection other;
    private final String name;

    PostgresOutage(Map<String, String> datasource) throws SQLException {
        String url = datasource.get("spring.datasource.url").replaceFirst("\\?.*", "");
        int slash = url.lastIndexOf('/') + 1;
        name = url.substring(slash);
        other =
                DriverManager.getConnection(
                        url.substring(0, slash) + "template1",
                        datasource.get("spring.datasource.username"),
                        datasource.get("spring.datasource.password"));
        execute("alter database %s allow_connections false");
        boolean somebodyIn = true;
        while (somebodyIn) {
            execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'");
            somebodyIn = found(SOMEBODY_IN);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("alter database %s allow_connections true");
        other.close();
    }

    private boolean found(String sql) throws SQLException {
        try (ResultSet rows = other.createStatement().executeQuery(sql.formatted(name))) {
            return rows.next();
        }
    }

    private void execute(String sql) throws SQLException {
        other.createStatement().execute(sql.formatted(name));
    }
}
