package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

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
        SingleConnectionDataSource database = EarlierVersion.database(dialect, folder);
        EarlierVersion.migrate(database, dialect, "7");
        JdbcTemplate jdbc = new JdbcTemplate(database);
        Stream.of(
                        PAGE.formatted(0, 9, "null"),
                        PAGE.formatted(0, 19, "null"),
                        PAGE.formatted(0, 99, "1"),
                        PAGE.formatted(2, 4, "null"))
                .forEach(jdbc::execute);
        EarlierVersion.migrate(database, dialect, "8");
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
}
