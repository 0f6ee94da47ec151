package retorno.worker.intake;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import retorno.program.MachineClock;
import retorno.provider.Providers;
import retorno.worker.WorkerSettings;
import retorno.worker.ledger.Ledger;

/// The one line at start that names what the worker is connected to.
@Component
class IntakeGreeting {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final WorkerSettings settings;
    private final Ledger ledger;
    private final String database;
    private final String group;

    IntakeGreeting(
            WorkerSettings settings,
            Ledger ledger,
            @Value("${spring.datasource.url}") String database,
            @Value("${spring.kafka.consumer.group-id}") String group) {
        this.settings = settings;
        this.ledger = ledger;
        this.database = database;
        this.group = group;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        doubtTheClock();
        LOG.info(
                "worker reads {} as group {} into {}, parser version {}",
                settings.topics(),
                group,
                withoutParameters(database),
                Providers.PARSER_VERSION);
    }

    /// A database that has gone away since the start began is the intake's trouble, which waits for
    /// it; the program must not end for a warning.
    private void doubtTheClock() {
        try {
            ledger.newest()
                    .flatMap(newest -> MachineClock.doubt(newest, Instant.now()))
                    .ifPresent(LOG::warn);
        } catch (DataAccessException away) {
            LOG.debug("the clock is not compared with the books", away);
        }
    }

    /// A URL's parameters may hold a password.
    private static String withoutParameters(String url) {
        return url.split("[?;]", 2)[0];
    }
}
