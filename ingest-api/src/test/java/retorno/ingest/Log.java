package retorno.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What stands on a topic from now on, read by a consumer that knows nothing of ingest.
final class Log implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;

    private Log(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    static Log of(String topic) {
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                Broker.address(),
                                "fetch.max.bytes",
                                64_000_000,
                                "fetch.max.wait.ms",
                                10),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return new Log(consumer);
    }

    /// The same, but from the topic's first record on.
    static Log whole(String topic) {
        Log log = of(topic);
        log.consumer.seekToBeginning(log.consumer.assignment());
        return log;
    }

    /// Everything that was added since the last look, up to what stands there now.
    List<ConsumerRecord<String, byte[]>> added() {
        List<ConsumerRecord<String, byte[]>> added = new ArrayList<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(added::add);
        }
        return added;
    }

    /// The one record that was added.
    ConsumerRecord<String, byte[]> one() {
        List<ConsumerRecord<String, byte[]>> added = added();
        if (added.size() != 1) {
            throw new AssertionError("not one record but " + added.size());
        }
        return added.getFirst();
    }

    static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), UTF_8));
        }
        return headers;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
