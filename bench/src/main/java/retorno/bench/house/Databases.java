package retorno.bench.house;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/// The databases, as durable as the product wants them.
public final class Databases {
    private static final List<String> KINDS = List.of("PostgreSQL", "SQLite");

    private Databases() {}

    /// The kinds to measure: those of the option `databases`, else all.
    public static List<String> kinds() {
        List<String> kinds =
                List.of(Options.text("databases", String.join(",", KINDS)).split(",", -1));
        if (!KINDS.containsAll(kinds)) {
            throw new Options.WrongUse(kinds + " are no databases: say one of " + KINDS);
        }
        return kinds;
    }

    /// A file.
    public static Database sqlite(Path scratch, String name) {
        return new Database(
                "SQLite", "jdbc:sqlite:" + scratch.resolve(name + ".db"), Optional.empty());
    }

    /// One server for the whole run, with fsync on; a database of its own each time. What others
    /// have left to be written is written first.
    public static Database postgresql(String name) throws SQLException {
        execute("checkpoint");
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

    /// The same of a file; what of it is not written to the disk yet never will be.
    public static void drop(Path scratch, String name) {
        for (String part : List.of(".db", ".db-wal", ".db-shm")) {
            scratch.resolve(name + part).toFile().delete();
        }
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
