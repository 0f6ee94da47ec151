package retorno.worker.sqlite;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import retorno.program.Lookout;
import retorno.worker.rows.Dialect;

/// Takes what SQLite has written ahead back into its file, beside the writers and without stopping
/// them.
///
/// Left alone, SQLite does so within the commit that reaches `wal_autocheckpoint`: then that batch
/// waits. It still does, and begins the log anew then; but little is left to do.
@Component
class Checkpoints implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /// What is under way is not broken off: the pool closes behind us.
    private static final Duration STOP = Duration.ofSeconds(5);

    /// 64 MB: pages that many rows share are written once for all of them.
    private static final int ENOUGH_PAGES = 16_384;

    private final LogStore log;
    private final boolean on;
    private final int enough;
    private final Lookout lookout;

    @Autowired
    Checkpoints(LogStore log, Dialect dialect) {
        this(log, dialect, ENOUGH_PAGES);
    }

    /// @param enough how many pages are worth the trouble
    Checkpoints(LogStore log, Dialect dialect, int enough) {
        this.log = log;
        this.on = dialect == Dialect.SQLITE;
        this.enough = enough;
        // Of its own: a call into native code would hold one of the few that carry virtual ones.
        this.lookout =
                new Lookout(Thread.ofPlatform().daemon().name("checkpoints"), PAUSE, this::look);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (on) {
            lookout.start();
        }
    }

    /// Takes back what there is, where it is enough.
    void look() {
        try {
            if (log.pagesAhead() >= enough) {
                log.takeBack();
            }
        } catch (DataAccessException away) {
            LOG.debug("no checkpoint now", away); // health says what is away
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        lookout.end(STOP);
    }
}
