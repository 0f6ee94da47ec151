package retorno.worker;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/// The three databases, real ones, each time empty.
public final class Databases {
    /// Has the next start do again what made keys begin with a minute, and all that came later,
    /// which must bear that.
    public static final String FORGET_DATED_KEYS =
            """
            delete from flyway_schema_history where installed_rank >=
                (select installed_rank from flyway_schema_history where version = '11')
            """;

    private static EmbeddedPostgres postgres;

    private Databases() {}

    /// Spring's settings for a new SQLite file.
    public static Map<String, String> sqlite(Path folder) {
        return Map.of("spring.datasource.url", "jdbc:sqlite:" + folder.resolve(name()) + ".db");
    }

    /// Spring's settings for a new H2 file.
    public static Map<String, String> h2(Path folder) {
        return Map.of(
                "spring.datasource.url", "jdbc:h2:file:" + folder.resolve(name()),
                "spring.datasource.username", "sa",
                "spring.datasource.password", "");
    }

    /// Spring's settings for a new database on the PostgreSQL server of this test run.
    public static Map<String, String> postgresql() {
        String name = name();
        try (Connection connection = server().getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return Map.of(
                "spring.datasource.url", server().getJdbcUrl("postgres", name),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres");
    }

    private static synchronized EmbeddedPostgres server() {
        if (postgres == null) {
            try {
                postgres = EmbeddedPostgres.start();
                Runtime.getRuntime().addShutdownHook(new Thread(Databases::stop));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return postgres;
    }

    private static void stop() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String name() {
        return "retorno_" + UUID.randomUUID().toString().replace("-", "");
    }
}
