package retorno.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import retorno.program.CannotStart;

class EmbeddedBrokerTest {
    private static final DataSize MAX_BODY = DataSize.ofMegabytes(4);
    private static final TopicPartition PARTITION = new TopicPartition("webhooks", 0);

    @TempDir Path log;

    @Test
    void keepsTheLargestBodyAcrossARestartOnAnotherPort() throws Exception {
        byte[] body = new byte[(int) MAX_BODY.toBytes()];
        Arrays.fill(body, (byte) 'x');
        try (EmbeddedBroker broker = start()) {
            createTopic(broker.address());
            send(broker.address(), body);
        }
        try (EmbeddedBroker broker = start();
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(
                                Map.of("bootstrap.servers", broker.address()),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            ConsumerRecords<byte[], byte[]> read = consumer.poll(Duration.ofSeconds(20));
            assertThat(read).singleElement().extracting(record -> record.value()).isEqualTo(body);
        }
    }

    @Test
    void aDataDirectoryHasOneOwnerAtATime() throws Exception {
        try (DataDirectory first = DataDirectory.take(log)) {
            assertThatThrownBy(() -> DataDirectory.take(log))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(first.root().toString());
        }
        DataDirectory.take(log).close();
    }

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(
                log, BrokerSettings.listeningOn(BrokerSettings.LOOPBACK, 0, MAX_BODY));
    }

    private static void createTopic(String address) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static void send(String address, byte[] body) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", address, "max.request.size", "5000000"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), body)).get(20, TimeUnit.SECONDS);
        }
    }
}
