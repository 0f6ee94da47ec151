package retorno.worker.lag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import retorno.worker.WorkerSettings;

/// Looks at the worker's topics beside the worker, with its settings: never joins its group, never
/// commits, never makes a topic.
@Component
public final class Onlooker {
    private final List<String> topics;
    private final Map<String, Object> settings;

    Onlooker(WorkerSettings worker, KafkaProperties kafka, KafkaConnectionDetails connection) {
        this.topics = worker.topics();
        this.settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.put(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.getConsumer().getBootstrapServers());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    }

    /// A new consumer without partitions, for one thread, which closes it.
    ///
    /// @param patience how long it waits for an answer of Kafka's before it throws
    /// @param besides Kafka's settings that are its own
    public Consumer<String, byte[]> consumer(Duration patience, Map<String, Object> besides) {
        return consumer(patience, besides, new ByteArrayDeserializer());
    }

    /// The same, with values read in a way of its own.
    public Consumer<String, byte[]> consumer(
            Duration patience, Map<String, Object> besides, Deserializer<byte[]> values) {
        Map<String, Object> own = new HashMap<>(settings);
        int millis = Math.toIntExact(patience.toMillis());
        own.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        own.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        own.putAll(besides);
        return new KafkaConsumer<>(own, new StringDeserializer(), values);
    }

    /// Every partition of the worker's topics, in their order.
    public List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic).stream()
                    .sorted(Comparator.comparingInt(PartitionInfo::partition))
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .forEach(partitions::add);
        }
        return partitions;
    }
}
