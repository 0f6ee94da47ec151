package retorno.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import retorno.event.PublishedEvent;

/// What is on the topic, and how far the worker has committed, as any Kafka client sees it.
final class Topic implements AutoCloseable {
    private static final String NAME = "email-webhook";
    private static final String EVENTS = "callback-events";
    private static final String GROUP = "callback-worker";

    private final KafkaConsumer<String, byte[]> consumer;
    private final Admin admin;
    private final List<TopicPartition> partitions;
    private final List<Entry> entries = new ArrayList<>();

    /// A record of the topic.
    record Entry(int partition, long offset, String key, String receipt, String body) {}

    Topic(String kafka) {
        consumer = consumer(kafka);
        admin = Admin.create(Map.of("bootstrap.servers", kafka));
        partitions = partitions(consumer, NAME);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private static KafkaConsumer<String, byte[]> consumer(String kafka) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka, "max.poll.records", "5000");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<String, byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /// Everything that is there by now, each partition in its order.
    List<Entry> read() {
        Map<TopicPartition, Long> ends = ends();
        while (ends.entrySet().stream()
                .anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
            consumer.poll(Duration.ofSeconds(1)).forEach(record -> entries.add(entry(record)));
        }
        return List.copyOf(entries);
    }

    /// The keys of all events that were published, each once.
    static Set<String> published(String kafka) {
        Set<String> keys = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer(kafka)) {
            List<TopicPartition> all = partitions(consumer, EVENTS);
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream()
                    .anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(record ->
                                keys.add(PublishedEvent.ofJson(record.value()).eventKey()));
            }
        }
        return keys;
    }

    /// Behind the last record of each partition.
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /// The first record that is still held of each partition.
    Map<TopicPartition, Long> begins() {
        return consumer.beginningOffsets(partitions);
    }

    /// The worker's position in each partition.
    Map<TopicPartition, Long> committed() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> said =
                admin.listConsumerGroupOffsets(GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get(20, TimeUnit.SECONDS);
        Map<TopicPartition, Long> positions = new HashMap<>(begins());
        said.forEach((partition, at) -> {
            if (at != null) {
                positions.put(partition, at.offset());
            }
        });
        return positions;
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }

    private static Entry entry(ConsumerRecord<String, byte[]> record) {
        Header receipt = record.headers().lastHeader("ce_id");
        return new Entry(
                record.partition(),
                record.offset(),
                record.key(),
                receipt == null ? "" : new String(receipt.value(), UTF_8),
                new String(record.value(), UTF_8));
    }
}
