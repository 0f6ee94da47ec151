package retorno.worker.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import retorno.worker.lag.Onlooker;
import retorno.worker.replay.ReplayStore.Stretch;
import retorno.worker.topics.PollBound;

/// Reads the worker's topics again, beside the worker: it joins no group and commits nothing.
@Component
class LogReader {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_RECORDS = 1_000;

    /// Of a batch, which is parsed and compared in memory, in the small heap of a command.
    private static final int MOST_BYTES = 2 << 20;

    private final Onlooker onlooker;
    private final Map<String, Object> settings;
    private final PollBound bound = new PollBound(MOST_BYTES);

    LogReader(Onlooker onlooker, KafkaProperties kafka) {
        this.onlooker = onlooker;
        Integer most = kafka.getConsumer().getMaxPollRecords();
        this.settings =
                Map.of(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        most == null ? MOST_RECORDS : Math.min(most, MOST_RECORDS),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none");
    }

    /// What there is to be read again of every partition: from the log's first offset to the
    /// group's position, since what the worker has not read yet is not read again. It is the end of
    /// the log where the group has no position.
    List<Stretch> holds() {
        try (Consumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = onlooker.partitions(consumer);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, OffsetAndMetadata> committed =
                    consumer.committed(Set.copyOf(partitions));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            return partitions.stream()
                    .map(each ->
                            new Stretch(
                                    each.topic(),
                                    each.partition(),
                                    Objects.requireNonNull(begins.get(each)),
                                    until(
                                            committed.get(each),
                                            Objects.requireNonNull(ends.get(each)))))
                    .toList();
        }
    }

    private static long until(@Nullable OffsetAndMetadata committed, long end) {
        return committed == null ? end : Math.min(end, committed.offset());
    }

    /// Narrows stretches to the records received within a time. Records of one partition come in
    /// the order of their receipt, but for those that waited in a spool: who needs it exactly looks
    /// at each record as well.
    List<Stretch> received(List<Stretch> stretches, @Nullable Instant from) {
        if (from == null) {
            return stretches;
        }
        try (Consumer<String, byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> times = new HashMap<>();
            stretches.forEach(each -> times.put(partition(each), from.toEpochMilli()));
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
            List<Stretch> narrowed = new ArrayList<>();
            for (Stretch each : stretches) {
                OffsetAndTimestamp first = found.get(partition(each));
                long next = first == null ? each.until() : Math.max(each.next(), first.offset());
                narrowed.add(new Stretch(each.topic(), each.partition(), next, each.until()));
            }
            return narrowed;
        }
    }

    /// Reads stretches one after the other, batch by batch.
    ///
    /// @throws TimeoutException where Kafka gives nothing for 10 s
    void read(List<Stretch> stretches, Taker taker) {
        try (Consumer<String, byte[]> consumer = consumer()) {
            for (Stretch stretch : stretches) {
                if (stretch.next() < stretch.until() && !read(consumer, stretch, taker)) {
                    return;
                }
            }
        }
    }

    private boolean read(Consumer<String, byte[]> consumer, Stretch stretch, Taker taker) {
        TopicPartition partition = partition(stretch);
        consumer.assign(List.of(partition));
        consumer.seek(partition, stretch.next());
        long at = stretch.next();
        while (at < stretch.until()) {
            List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
            bound.begin();
            for (ConsumerRecord<String, byte[]> record : consumer.poll(PATIENCE)) {
                if (record.offset() < stretch.until()) {
                    batch.add(record);
                }
            }
            long now = Math.min(consumer.position(partition), stretch.until());
            if (now == at) {
                throw new TimeoutException("no records from " + partition + " at " + at);
            }
            if (!taker.take(batch, new Stretch(stretch.topic(), stretch.partition(), at, now))) {
                return false;
            }
            at = now;
        }
        return true;
    }

    private Consumer<String, byte[]> consumer() {
        return onlooker.consumer(PATIENCE, settings, bound);
    }

    private static TopicPartition partition(Stretch stretch) {
        return new TopicPartition(stretch.topic(), stretch.partition());
    }

    /// Takes records of one partition.
    interface Taker {
        /// @param batch in the order of their offsets; may be empty
        /// @param read the stretch that they were all of
        /// @return false to stop
        boolean take(List<ConsumerRecord<String, byte[]>> batch, Stretch read);
    }
}
