package retorno.worker.events;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import retorno.event.EventWriter;
import retorno.program.Lookout;
import retorno.worker.WorkerSettings;
import retorno.worker.outbox.Outbox;

/// Publishes what waits in the outbox, looking into it every few seconds. What two workers find
/// there at once is published twice.
@Component
class OutboxWatch implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 500;

    private final Outbox outbox;
    private final EventPublisher publisher;
    private final boolean on;
    private final Lookout lookout =
            new Lookout(Thread.ofVirtual().name("outbox"), PAUSE, this::look);
    private boolean failing;

    OutboxWatch(Outbox outbox, EventPublisher publisher, WorkerSettings settings) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.on = settings.events();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (on) {
            lookout.start();
        }
    }

    private void look() {
        try {
            while (publishSome()) {}
            failing = false;
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("the outbox is looked into again later", away); // health says what is away
        } catch (RuntimeException failed) { // whatever it is, nobody else would look again
            if (!failing && !Thread.currentThread().isInterrupted()) {
                LOG.warn("events wait in the outbox: {}", failed.getMessage());
            }
            failing = true;
        }
    }

    private boolean publishSome() {
        List<Outbox.Waiting> waiting = outbox.waiting(AT_ONCE);
        EventWriter writer = new EventWriter();
        publisher.publish(waiting.stream().map(each -> Outgoing.of(each.event(), writer)).toList());
        outbox.published(waiting);
        return waiting.size() == AT_ONCE;
    }

    @Override
    public void destroy() throws InterruptedException {
        lookout.end(PAUSE);
    }
}
