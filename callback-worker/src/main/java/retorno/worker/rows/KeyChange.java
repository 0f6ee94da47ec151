package retorno.worker.rows;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives what earlier versions wrote the keys that it would have now, or the same events would be
/// stored once more: see [EventKey#at]. It is done once, before anything else is read or written.
///
/// A few thousand rows are one transaction, whatever the size of a table, and `key_change` knows
/// where to go on after a kill. Of two programs that start together one waits for the other; on
/// SQLite it may find the file locked instead, and not start.
final class KeyChange {
    private static final Logger LOG = LoggerFactory.getLogger(KeyChange.class);
    private static final int TOLD = 250_000;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Dialect dialect;
    private long changed;

    KeyChange(DataSource database, Dialect dialect) {
        this.batches = new JdbcTemplate(database);
        this.jdbc = JdbcClient.create(batches);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        this.dialect = dialect;
    }

    /// Returns when nothing is left to do.
    void finish() {
        List<String> tables =
                jdbc.sql("select table_name from key_change order by table_name")
                        .query((row, i) -> row.getString("table_name"))
                        .list();
        for (String table : tables) {
            KeyedRows rows = KeyedRows.of(table, dialect);
            while (Boolean.TRUE.equals(transactions.execute(transaction -> some(table, rows)))) {
                // Each is a transaction of its own.
            }
        }
        if (changed > 0) {
            LOG.info("{} rows of earlier versions have their new event keys", changed);
        }
    }

    /// @return whether there may be more
    private boolean some(String table, KeyedRows rows) {
        Optional<Long> next =
                jdbc.sql("select next_id from key_change where table_name = ?" + locked())
                        .param(table)
                        .query(Long.class)
                        .optional();
        if (next.isEmpty()) {
            return false; // somebody else had the last of them
        }
        List<KeyedRows.Found> found = rows.from(jdbc, next.get());
        if (found.isEmpty()) {
            jdbc.sql("delete from key_change where table_name = ?").param(table).update();
            return false;
        }
        change(rows.update(), found);
        jdbc.sql("update key_change set next_id = ? where table_name = ?")
                .params(found.getLast().id() + 1, table)
                .update();
        return true;
    }

    /// SQLite's transactions lock everything.
    private String locked() {
        return dialect == Dialect.SQLITE ? "" : " for update";
    }

    private void change(String update, List<KeyedRows.Found> found) {
        List<Object[]> changes =
                found.stream()
                        .map(KeyedRows.Found::change)
                        .filter(Objects::nonNull)
                        .map(List::toArray)
                        .toList();
        if (changes.isEmpty()) {
            return;
        }
        batches.batchUpdate(update, changes);
        long before = changed;
        changed += changes.size();
        if (before / TOLD < changed / TOLD) {
            LOG.info("rows of earlier versions get new event keys, once: {} so far", changed);
        }
    }
}
