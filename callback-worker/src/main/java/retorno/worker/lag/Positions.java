package retorno.worker.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks Kafka where the logs and the group stand. It only looks: it never joins the group, and
/// never commits.
@Component
public class Positions {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    /// It is the positions that are wanted, and of the records only their time.
    private static final Map<String, Object> SETTINGS =
            Map.of(
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1,
                    ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");

    private final Onlooker onlooker;

    Positions(Onlooker onlooker) {
        this.onlooker = onlooker;
    }

    /// Every partition of the worker's topics. Committed positions are read first: whoever asks the
    /// books afterwards finds in them all that was committed.
    ///
    /// @throws org.apache.kafka.common.KafkaException where Kafka does not answer within 5 s
    public List<Position> now() {
        try (Consumer<String, byte[]> consumer = onlooker.consumer(PATIENCE, SETTINGS)) {
            List<TopicPartition> partitions = onlooker.partitions(consumer);
            consumer.assign(partitions);
            Map<TopicPartition, OffsetAndMetadata> committed =
                    consumer.committed(Set.copyOf(partitions));
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Position> positions = new ArrayList<>();
            for (TopicPartition partition : partitions) {
                OffsetAndMetadata position = committed.get(partition);
                long begin = Objects.requireNonNull(begins.get(partition));
                long end = Objects.requireNonNull(ends.get(partition));
                long next = position == null ? begin : position.offset();
                Instant waiting = end <= next ? null : received(consumer, partition, next);
                positions.add(
                        new Position(
                                partition.topic(),
                                partition.partition(),
                                begin,
                                end,
                                next,
                                waiting));
            }
            return positions;
        }
    }

    /// Ingest sets a record's timestamp to the time of receipt.
    private static @Nullable Instant received(
            Consumer<String, byte[]> consumer, TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        for (ConsumerRecord<String, byte[]> record : consumer.poll(A_MOMENT)) {
            return Instant.ofEpochMilli(record.timestamp());
        }
        return null;
    }
}
