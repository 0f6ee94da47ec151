package retorno.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.util.unit.DataSize;
import retorno.worker.WorkerSettings;
import retorno.worker.WorkerSettings.Breaker;
import retorno.worker.WorkerSettings.Retry;
import retorno.worker.breaker.BreakerStore;
import retorno.worker.breaker.Trip;
import retorno.worker.rows.Dialect;

class IntakeErrorHandlerTest {
    private static final WorkerSettings SETTINGS =
            new WorkerSettings(
                    List.of("t"),
                    2,
                    Duration.ofDays(30),
                    DataSize.ofMegabytes(4),
                    new Retry(Duration.ofMillis(1), Duration.ofMillis(1)),
                    Duration.ofSeconds(15),
                    new Breaker(0.5, 200),
                    false,
                    "",
                    Duration.ZERO);
    private static final TopicPartition STOPPED = new TopicPartition("t", 0);
    private static final TopicPartition OTHER = new TopicPartition("t", 1);

    private final List<TopicPartition> seenLate = new ArrayList<>();
    private final RecordingBreaker breaker = new RecordingBreaker(seenLate);
    private final IntakeErrorHandler handler =
            new IntakeErrorHandler(SETTINGS.retry(), new IntakeState(), breaker);
    private final MockConsumer<String, byte[]> consumer =
            new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());

    @Test
    void putsTheWholeBatchBackAndPausesThePartition() {
        assign(STOPPED, OTHER);
        assertThatThrownBy(() -> handle(tripped(), new ArrayDeque<>()))
                .isInstanceOf(KafkaException.class);
        assertThat(consumer.position(STOPPED)).isEqualTo(7);
        assertThat(consumer.position(OTHER)).isEqualTo(40);
        assertThat(consumer.paused()).containsExactly(STOPPED);
    }

    @Test
    void aPartitionThatWasLetGoOnMeanwhileIsNotPaused() {
        assign(STOPPED, OTHER);
        breaker.stands = false;
        assertThatThrownBy(() -> handle(tripped(), new ArrayDeque<>()))
                .isInstanceOf(KafkaException.class);
        assertThat(consumer.position(STOPPED)).isEqualTo(7);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void aPartitionMayHaveToStandStillAfterFailedAttemptsToo() {
        assign(STOPPED, OTHER);
        Deque<RuntimeException> attempts =
                new ArrayDeque<>(List.of(new IllegalStateException("away"), tripped()));
        assertThatThrownBy(() -> handle(new IllegalStateException("away"), attempts))
                .isInstanceOf(KafkaException.class);
        assertThat(attempts).isEmpty();
        assertThat(consumer.position(STOPPED)).isEqualTo(7);
        assertThat(consumer.position(OTHER)).isEqualTo(40);
        assertThat(consumer.paused()).containsExactly(STOPPED);
    }

    @Test
    void aBatchThatIsKeptInTheEndIsLeftToTheContainer() {
        assign(STOPPED, OTHER);
        Deque<RuntimeException> attempts =
                new ArrayDeque<>(List.of(new ClassCastException("away")));
        handle(new IllegalStateException("away"), attempts);
        assertThat(attempts).isEmpty();
        assertThat(consumer.position(OTHER)).isEqualTo(100);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void aPartitionThatWentToAnotherConsumerIsItsAffair() {
        assign(OTHER);
        assertThatThrownBy(() -> handle(tripped(), new ArrayDeque<>()))
                .isInstanceOf(KafkaException.class);
        assertThat(consumer.position(OTHER)).isEqualTo(40);
        assertThat(consumer.paused()).isEmpty();
        assertThat(seenLate).containsExactly(STOPPED);
    }

    private void assign(TopicPartition... partitions) {
        consumer.assign(Arrays.asList(partitions));
        for (TopicPartition partition : partitions) {
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.seek(partition, 100);
        }
    }

    /// The listener throws one after the other, then keeps the batch.
    private void handle(Exception first, Deque<RuntimeException> attempts) {
        handler.handleBatch(
                first,
                new ConsumerRecords<>(
                        Map.of(STOPPED, records(STOPPED, 7), OTHER, records(OTHER, 40)), Map.of()),
                consumer,
                new RunningContainer(),
                () -> {
                    if (!attempts.isEmpty()) {
                        throw attempts.remove();
                    }
                });
    }

    private static RuntimeException tripped() {
        Trip trip = new Trip("t", 0, Trip.State.TRIPPED, "refused", 7, 200, 150, 1, Instant.EPOCH);
        return new ListenerExecutionFailedException("listener", new Tripped(List.of(trip)));
    }

    private static List<ConsumerRecord<String, byte[]>> records(
            TopicPartition partition, long first) {
        return LongStream.range(first, first + 3)
                .mapToObj(offset ->
                        new ConsumerRecord<>(
                                partition.topic(), partition.partition(), offset, "", new byte[0]))
                .collect(Collectors.toList());
    }

    private static final class RecordingBreaker extends PartitionBreaker {
        private final List<TopicPartition> seenLate;
        private boolean stands = true;

        RecordingBreaker(List<TopicPartition> seenLate) {
            super(new BreakerStore(null, Dialect.H2), SETTINGS);
            this.seenLate = seenLate;
        }

        @Override
        boolean stands(TopicPartition partition) {
            return stands;
        }

        @Override
        void seenLate(Collection<TopicPartition> partitions) {
            seenLate.addAll(partitions);
        }
    }

    /// Never started: the handler asks it only whether to go on.
    private static final class RunningContainer
            extends KafkaMessageListenerContainer<String, byte[]> {
        RunningContainer() {
            super(new DefaultKafkaConsumerFactory<>(Map.of()), new ContainerProperties("t"));
        }

        @Override
        public boolean isRunning() {
            return true;
        }
    }
}
