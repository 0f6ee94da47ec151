package retorno.worker.sqlite;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// What SQLite writes ahead of its file.
///
/// @see <a href="https://sqlite.org/pragma.html#pragma_wal_checkpoint">wal_checkpoint</a>
@Component
class LogStore {
    private final JdbcTemplate jdbc;

    LogStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// How many of its pages are not in the file yet.
    int pagesAhead() {
        return checkpoint("noop");
    }

    /// Takes back what no reader holds up, and waits for nobody.
    void takeBack() {
        checkpoint("passive");
    }

    private int checkpoint(String kind) {
        Integer ahead =
                jdbc.query(
                        "pragma wal_checkpoint(" + kind + ")",
                        log -> log.next() ? log.getInt(2) - log.getInt(3) : 0);
        return ahead == null ? 0 : ahead;
    }
}
