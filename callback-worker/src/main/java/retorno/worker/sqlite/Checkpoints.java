package retorno.worker.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import retorno.worker.rows.Dialect;

/// Takes what SQLite has written ahead back into its file, beside the writers and without stopping
/// them, see [wal_checkpoint](https://sqlite.org/pragma.html#pragma_wal_checkpoint).
///
/// Left alone, SQLite does so within the commit that reaches `wal_autocheckpoint`: then that batch
/// waits. It still does, and begins the log anew then; but little is left to do.
@Component
class Checkpoints implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /// 64 MB: pages that many rows share are written once for all of them.
    private static final int ENOUGH_PAGES = 16_384;

    private final JdbcTemplate jdbc;
    private final int enough;
    private final Thread thread;

    @Autowired
    Checkpoints(JdbcTemplate jdbc, Dialect dialect) {
        this(jdbc, dialect, ENOUGH_PAGES);
    }

    /// @param enough how many pages are worth the trouble
    Checkpoints(JdbcTemplate jdbc, Dialect dialect, int enough) {
        this.jdbc = jdbc;
        this.enough = dialect == Dialect.SQLITE ? enough : 0;
        // Of its own: a call into native code would hold one of the few that carry virtual ones.
        this.thread = Thread.ofPlatform().daemon().name("checkpoints").unstarted(this::keepOn);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (enough > 0) {
            thread.start();
        }
    }

    private void keepOn() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes back what there is, where it is enough.
    void look() {
        try {
            if (log("noop").ahead() >= enough) {
                log("passive");
            }
        } catch (DataAccessException away) {
            LOG.debug("no checkpoint now", away); // health says what is away
        }
    }

    private Log log(String checkpoint) {
        return jdbc.query("pragma wal_checkpoint(" + checkpoint + ")", Checkpoints::only);
    }

    private static Log only(ResultSet row) throws SQLException {
        row.next();
        return new Log(row.getInt(2), row.getInt(3));
    }

    /// @param pages in the log
    /// @param returned how many of them are in the file already
    private record Log(int pages, int returned) {
        int ahead() {
            return pages - returned;
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(PAUSE);
        }
    }
}
