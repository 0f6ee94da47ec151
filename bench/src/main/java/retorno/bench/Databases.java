package retorno.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;

/// The databases, as durable as the product wants them.
final class Databases {
    private Databases() {}

    /// @param url JDBC's
    record Database(String name, String url) {
        /// As the product and Spring are told.
        Map<String, String> environment() {
            return Map.of(
                    "SPRING_DATASOURCE_URL", url,
                    "SPRING_DATASOURCE_USERNAME", "postgres",
                    "SPRING_DATASOURCE_PASSWORD", "postgres");
        }

        Map<String, String> settings() {
            return Map.of(
                    "spring.datasource.url",
                    name.equals("SQLite") ? url + "?journal_mode=WAL" : url,
                    "spring.datasource.username",
                    "postgres",
                    "spring.datasource.password",
                    "postgres");
        }
    }

    static Database sqlite(Path scratch, String name) {
        return new Database("SQLite", "jdbc:sqlite:" + scratch.resolve(name + ".db"));
    }

    /// One server for the whole run, with fsync on; a database of its own each time.
    static Database postgresql(String name) throws Exception {
        EmbeddedPostgres server = Server.RUNNING;
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new Database(
                "PostgreSQL", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name);
    }

    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_buffers", "512MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
