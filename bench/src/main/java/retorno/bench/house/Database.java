package retorno.bench.house;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/// A database of a server of this run, or in a file.
///
/// @param kind `PostgreSQL` or `SQLite`
/// @param url JDBC's
/// @param server the process that serves it; none for a file
public record Database(String kind, String url, Optional<ProcessHandle> server) {
    private static final String OWNER = "postgres";

    /// As the product is told.
    public Map<String, String> environment() {
        return Map.of(
                "SPRING_DATASOURCE_URL", url,
                "SPRING_DATASOURCE_USERNAME", OWNER,
                "SPRING_DATASOURCE_PASSWORD", OWNER);
    }

    /// As Spring is told.
    public Map<String, String> settings() {
        return Map.of(
                "spring.datasource.url", server.isEmpty() ? url + "?journal_mode=WAL" : url,
                "spring.datasource.username", OWNER,
                "spring.datasource.password", OWNER);
    }

    /// A connection for whoever measures.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, OWNER, OWNER);
    }

    /// Does this, and waits for it.
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The one number that a query answers; 0 while its table is not there.
    public long number(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return number(connection, sql);
        }
    }

    /// The same on a connection that is there: making one takes more of the server's CPU.
    public static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException refused) {
            if (missing(refused)) {
                return 0;
            }
            throw refused;
        }
    }

    private static boolean missing(SQLException refused) {
        String why = "" + refused.getMessage();
        return "42P01".equals(refused.getSQLState()) || why.contains("no such table");
    }

    /// The CPU that its server has used so far, in seconds; 0 for a file, whose work is its
    /// program's.
    public double cpu() throws IOException {
        return server.isPresent() ? Usage.cpu(server.get()) : 0;
    }
}
