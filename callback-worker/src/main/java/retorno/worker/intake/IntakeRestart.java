package retorno.worker.intake;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConcurrentContainerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;
import retorno.worker.WorkerSettings;

/// Starts the consumer again that an [Error] has stopped, such as a heap too small for the batch at
/// hand. Spring stops it for good; but what was not committed is still on the topic, and whoever
/// runs everything in one process would lose ingest as well if the process ended instead.
@Component
class IntakeRestart {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /// No reason, or any other, is a stop that somebody wanted.
    private static final List<ConsumerStoppedEvent.Reason> FAULTS =
            List.of(ConsumerStoppedEvent.Reason.ERROR, ConsumerStoppedEvent.Reason.ABNORMAL);

    private final IntakeStarter starter;
    private final Duration wait;

    IntakeRestart(IntakeStarter starter, WorkerSettings settings) {
        this.starter = starter;
        this.wait = settings.retry().longest();
    }

    @EventListener
    void stopped(ConcurrentContainerStoppedEvent event) {
        if (event.getReason() != null && FAULTS.contains(event.getReason())) {
            LOG.error("the consumer stopped after an error, it starts again in {}", wait);
            MessageListenerContainer container = event.getContainer(MessageListenerContainer.class);
            // Not on the thread that stops: it holds the container's lock.
            Thread.ofVirtual().name("intake-restart").start(() -> starter.start(container, wait));
        }
    }
}
