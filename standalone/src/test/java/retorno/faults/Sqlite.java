package retorno.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/// A file, and no program: it dies with the worker.
record Sqlite(Path file) implements Store {
    @Override
    public String name() {
        return "SQLite";
    }

    @Override
    public void start() {}

    @Override
    public Map<String, String> environment() {
        return Map.of("SPRING_DATASOURCE_URL", url());
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    @Override
    public void close() {}

    private String url() {
        return "jdbc:sqlite:" + file;
    }
}
