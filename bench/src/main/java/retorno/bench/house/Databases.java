package retorno.bench.house;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// The databases, as durable as the product wants them.
public final class Databases {
    private Databases() {}

    /// A file.
    public static Database sqlite(Path scratch, String name) {
        return new Database(
                "SQLite", "jdbc:sqlite:" + scratch.resolve(name + ".db"), Optional.empty());
    }

    /// One server for the whole run, with fsync on; a database of its own each time.
    public static Database postgresql(String name) throws SQLException {
        execute("create database " + name);
        return new Database(
                "PostgreSQL",
                "jdbc:postgresql://127.0.0.1:" + Server.RUNNING.port() + "/" + name,
                Optional.of(Server.RUNNING.process()));
    }

    /// Gives the disk back what a database of that server has taken.
    public static void drop(String name) throws SQLException {
        execute("drop database " + name + " with (force)");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = Server.RUNNING.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Server {
        private static final PostgresServer RUNNING = PostgresServer.start();
    }
}
