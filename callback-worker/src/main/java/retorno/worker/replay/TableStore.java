package retorno.worker.replay;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Reads whole tables, some rows at a time.
@Component
class TableStore {
    private static final int AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;

    TableStore(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        jdbc.setFetchSize(AT_ONCE);
    }

    /// In the order of their event keys; within a transaction but on SQLite, or PostgreSQL would
    /// send all at once.
    Stream<StoredRow> rows(String table) {
        return jdbc.queryForStream(
                "select * from " + table + " order by event_key",
                (row, i) -> new StoredRow(table, RowStore.columns(row)));
    }
}
