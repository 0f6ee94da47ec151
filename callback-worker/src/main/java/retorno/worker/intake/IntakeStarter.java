package retorno.worker.intake;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;
import retorno.worker.WorkerSettings;

/// Starts a consumer that has been stopped, again and again until it runs: to make one may fail as
/// well, for instance while the broker's name leads nowhere.
@Component
class IntakeStarter {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Duration wait;
    private volatile boolean closed;

    IntakeStarter(WorkerSettings settings) {
        this.wait = settings.retry().longest();
    }

    @EventListener(ContextClosedEvent.class)
    void closed() {
        closed = true;
    }

    /// Returns when it runs, or when the program ends.
    ///
    /// @param first how long to wait before the first attempt
    void start(MessageListenerContainer container, Duration first) {
        try {
            Thread.sleep(first);
            while (!closed && !started(container)) {
                Thread.sleep(wait);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean started(MessageListenerContainer container) {
        try {
            container.start();
            return true;
        } catch (RuntimeException | Error failed) { // whatever it is, nobody else would try again
            LOG.error("the consumer cannot start, it is tried again in {}: {}", wait, failed + "");
            // What counts as running would not be started again.
            container.stop();
            return false;
        }
    }
}
