package retorno.worker.intake;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;
import retorno.worker.WorkerSettings.Retry;

/// What happens to a batch that was not kept.
///
/// It is tried again for ever, because what fails here is not its data: the database is away, or we
/// have a bug. Meanwhile its partitions are paused and polling goes on, so that the group does not
/// throw the consumer out. No exception is taken for a reason to skip a batch, which Spring would
/// do with some.
///
/// One that holds records of a partition that must stand still is put back: the consumer reads the
/// other partitions' records again, and none of that partition.
final class IntakeErrorHandler extends DefaultErrorHandler {
    private final IntakeState state;
    private final PartitionBreaker breaker;

    IntakeErrorHandler(Retry retry, IntakeState state, PartitionBreaker breaker) {
        super(backOff(retry));
        this.state = state;
        this.breaker = breaker;
        setClassifications(Map.of(), true);
        setRetryListeners(state);
    }

    private static ExponentialBackOff backOff(Retry retry) {
        ExponentialBackOff backOff = new ExponentialBackOff();
        backOff.setInitialInterval(retry.first().toMillis());
        backOff.setMaxInterval(retry.longest().toMillis());
        return backOff;
    }

    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable listener) {
        AtomicReference<@Nullable Tripped> tripped = new AtomicReference<>(Tripped.behind(thrown));
        if (tripped.get() == null) {
            super.handleBatch(thrown, batch, consumer, container, () -> again(listener, tripped));
        }
        Tripped end = tripped.get();
        if (end != null) {
            state.over();
            putBack(batch, end.partitions(), consumer);
            // Nothing but an exception keeps the container from committing the batch.
            throw new KafkaException("a partition stands still", KafkaException.Level.DEBUG, end);
        }
    }

    /// Ends the attempts where a partition has to stand still.
    private static void again(Runnable listener, AtomicReference<@Nullable Tripped> tripped) {
        try {
            listener.run();
        } catch (RuntimeException failed) {
            tripped.set(Tripped.behind(failed));
            if (tripped.get() == null) {
                throw failed;
            }
        }
    }

    /// A pause that something else ends is made up for by the next batch: it ends here again. So is
    /// one that was lost to a rebalance.
    private void putBack(
            ConsumerRecords<?, ?> batch, Set<TopicPartition> stopped, Consumer<?, ?> consumer) {
        Set<TopicPartition> assigned = consumer.assignment();
        for (TopicPartition partition : batch.partitions()) {
            if (assigned.contains(partition)) {
                consumer.seek(partition, batch.records(partition).getFirst().offset());
            }
        }
        // Whoever let one go on since then has looked for a paused one in vain.
        consumer.pause(
                stopped.stream().filter(assigned::contains).filter(breaker::stands).toList());
        breaker.seenLate(stopped.stream().filter(it -> !assigned.contains(it)).toList());
    }
}
