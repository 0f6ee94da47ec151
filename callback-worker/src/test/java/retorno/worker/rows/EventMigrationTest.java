package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import retorno.worker.Databases;

class EventMigrationTest {
    private static final String PAGE =
            """
            insert into callback_ledger (topic, kafka_partition, first_offset, last_offset, records,
              items, stored, duplicates, dead_letters, ignored, parser_version, committed_at, replay_id)
            values ('t', %d, 0, %d, 1, 1, 1, 0, 0, 0, 1, '2026-03-01 10:00:00+00', %s)
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void whatEarlierVersionsReadIsNotPublished(Dialect dialect) {
        Map<String, String> settings = datasource(dialect);
        SingleConnectionDataSource database =
                new SingleConnectionDataSource(
                        settings.get("spring.datasource.url")
                                + (dialect == Dialect.H2
                                        ? ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                                        : ""),
                        settings.getOrDefault("spring.datasource.username", ""),
                        settings.getOrDefault("spring.datasource.password", ""),
                        true);
        migrate(database, dialect, "7");
        JdbcTemplate jdbc = new JdbcTemplate(database);
        Stream.of(
                        PAGE.formatted(0, 9, "null"),
                        PAGE.formatted(0, 19, "null"),
                        PAGE.formatted(0, 99, "1"),
                        PAGE.formatted(2, 4, "null"))
                .forEach(jdbc::execute);
        migrate(database, dialect, "8");
        List<String> progress =
                jdbc.query(
                        "select * from event_progress order by kafka_partition",
                        (row, i) ->
                                row.getString("topic")
                                        + row.getInt("kafka_partition")
                                        + " "
                                        + row.getLong("next_offset"));
        assertThat(progress).containsExactly("t0 20", "t2 5");
        database.destroy();
    }

    private Map<String, String> datasource(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> Databases.sqlite(folder);
            case POSTGRESQL -> Databases.postgresql();
            case H2 -> Databases.h2(folder);
        };
    }

    private static void migrate(SingleConnectionDataSource to, Dialect dialect, String version) {
        Flyway.configure()
                .dataSource(to)
                .locations("classpath:db/migration/worker")
                .placeholders(dialect.placeholders())
                .target(version)
                .load()
                .migrate();
    }
}
