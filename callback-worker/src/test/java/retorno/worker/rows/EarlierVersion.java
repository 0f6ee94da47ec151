package retorno.worker.rows;

import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import retorno.worker.Databases;

/// A database as an earlier version left it.
final class EarlierVersion {
    private EarlierVersion() {}

    /// An empty one.
    static SingleConnectionDataSource database(Dialect dialect, Path folder) {
        Map<String, String> settings =
                switch (dialect) {
                    case SQLITE -> Databases.sqlite(folder);
                    case POSTGRESQL -> Databases.postgresql();
                    case H2 -> Databases.h2(folder);
                };
        return new SingleConnectionDataSource(
                settings.get("spring.datasource.url")
                        + (dialect == Dialect.H2 ? ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE" : ""),
                settings.getOrDefault("spring.datasource.username", ""),
                settings.getOrDefault("spring.datasource.password", ""),
                true);
    }

    /// Brings it to a version of the tables.
    static void migrate(SingleConnectionDataSource to, Dialect dialect, String version) {
        Flyway.configure()
                .dataSource(to)
                .locations("classpath:db/migration/worker")
                .placeholders(dialect.placeholders())
                .target(version)
                .load()
                .migrate();
    }
}
