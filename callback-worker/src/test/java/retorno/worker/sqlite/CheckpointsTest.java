package retorno.worker.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import retorno.worker.Databases;
import retorno.worker.Tables;
import retorno.worker.analysts.Happenings;
import retorno.worker.rows.Dialect;

class CheckpointsTest {
    private Tables tables;
    private JdbcTemplate jdbc;
    private LogStore log;

    @BeforeEach
    void write(@TempDir Path folder) {
        tables = new Tables(Databases.sqlite(folder));
        jdbc = tables.jdbc();
        log = new LogStore(jdbc);
        Happenings now = new Happenings(tables);
        for (int i = 0; i < 100; i++) {
            now.email("m" + i, "maria@example.org", "delivered", "2026-03-01T10:00:00Z");
        }
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void whatIsEnoughGoesBackIntoTheFile() {
        assertThat(log.pagesAhead()).isGreaterThan(100);
        new Checkpoints(log, Dialect.SQLITE, log.pagesAhead()).look();
        assertThat(log.pagesAhead()).isZero();
    }

    @Test
    void littleIsLeftAlone() {
        int before = log.pagesAhead();
        new Checkpoints(log, Dialect.SQLITE, before + 1).look();
        assertThat(log.pagesAhead()).isEqualTo(before);
    }

    /// Without it SQLite does it all within a commit, every 4 MB.
    @Test
    void commitsLeaveItToOthersForLong() {
        assertThat(jdbc.queryForObject("pragma wal_autocheckpoint", Integer.class))
                .isEqualTo(65_536);
        assertThat(jdbc.queryForObject("pragma cache_size", Integer.class)).isEqualTo(-96_000);
    }
}
