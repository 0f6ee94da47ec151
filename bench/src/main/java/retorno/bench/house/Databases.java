package retorno.bench.house;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
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
                "jdbc:postgresql://127.0.0.1:" + Server.RUNNING.getPort() + "/" + name,
                Optional.of(Server.PROCESS));
    }

    /// Gives the disk back what a database of that server has taken.
    public static void drop(String name) throws SQLException {
        execute("drop database " + name + " with (force)");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();
        private static final ProcessHandle PROCESS = process();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_buffers", "512MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }

        /// The parent of all of its processes.
        private static ProcessHandle process() {
            try (Connection connection = RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                return ProcessHandle.of(row.getLong(1))
                        .flatMap(ProcessHandle::parent)
                        .orElseThrow();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
