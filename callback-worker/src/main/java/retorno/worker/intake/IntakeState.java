package retorno.worker.intake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.stereotype.Component;

/// Remembers, for each consumer thread, whether its batch is failing, since when and why; and says
/// so in the log, one line an attempt.
@Component
class IntakeState implements RetryListener {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int LONGEST_REASON = 200;

    private final Map<String, Failing> threads = new ConcurrentHashMap<>();

    /// A batch that is tried again and again.
    record Failing(Instant since, long attempts, String reason) {
        Failing again(String latest) {
            return new Failing(since, attempts + 1, latest);
        }
    }

    /// The batch at hand was kept.
    void kept() {
        Failing over = threads.remove(thread());
        if (over != null) {
            LOG.info("batch kept after {} failed attempts since {}", over.attempts, over.since);
        }
    }

    /// The batch at hand was put back; the next one says whether anything still fails.
    void over() {
        threads.remove(thread());
    }

    /// A consumer that stopped fails no more; it says so itself, on its own thread.
    @EventListener(ConsumerStoppedEvent.class)
    void stopped() {
        over();
    }

    /// What fails at present, the longest-failing first.
    Optional<Failing> failing() {
        return threads.values().stream().min((a, b) -> a.since.compareTo(b.since));
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> batch, Exception failure, int attempt) {
        String reason = reason(failure);
        Failing now =
                threads.merge(
                        thread(),
                        new Failing(Instant.now(), 1, reason),
                        (before, first) -> before.again(reason));
        LOG.warn(
                "batch of {} records not kept, attempt {}, will try again: {}",
                batch.count(),
                now.attempts,
                reason);
    }

    /// Never called: the listener takes batches.
    @Override
    public void failedDelivery(
            ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {}

    /// One line, no stack trace, and no data: drivers put values behind the first line break.
    private static String reason(Exception failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        String line = text.lines().findFirst().orElse(text);
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }

    private static String thread() {
        return Thread.currentThread().getName();
    }
}
