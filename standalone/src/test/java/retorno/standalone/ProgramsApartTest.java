package retorno.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `retorno broker`, `ingest` and `worker` as three processes.
class ProgramsApartTest {
    private static final int POSTS = 500;

    @TempDir Path scratch;

    @Test
    void theWorkerCatchesUpWithWhatCameWhileItWasAway() throws Exception {
        Set<String> ids =
                IntStream.range(0, POSTS).mapToObj(i -> "m-" + i).collect(Collectors.toSet());
        try (RetornoProcess broker = broker()) {
            String kafka = broker.ready();
            try (RetornoProcess ingest = RetornoProcess.run(scratch, environment(kafka), "ingest");
                    Webhooks webhooks = new Webhooks(ingest.http())) {
                for (String id : ids) {
                    assertThat(webhooks.json("/email", Webhooks.delivered(id)).statusCode())
                            .isEqualTo(200);
                }
                assertThat(ingest.stop()).isZero();
            }
            aPlainClientReads(kafka, Webhooks.delivered("m-0"));
            try (RetornoProcess worker =
                    RetornoProcess.run(scratch, environment(kafka), "worker")) {
                worker.ready();
                Rows rows = new Rows(scratch.resolve("retorno.db"));
                rows.await("select count(*) from email_callback", POSTS);
                assertThat(rows.column("select id_externo from email_callback"))
                        .containsExactlyInAnyOrderElementsOf(ids);
                assertThat(worker.stop()).isZero();
            }
            assertThat(broker.stop()).isZero();
        }
    }

    private RetornoProcess broker() throws Exception {
        String data = scratch.resolve("broker").toString();
        return RetornoProcess.run(
                scratch, Map.of(), "broker", "--broker-port", "0", "--data", data);
    }

    private Map<String, String> environment(String kafka) {
        return Map.of(
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                kafka,
                "SERVER_PORT",
                "0",
                "RETORNO_DATA",
                scratch.resolve("spool").toString(),
                "SPRING_DATASOURCE_URL",
                "jdbc:sqlite:" + scratch.resolve("retorno.db"));
    }

    private static void aPlainClientReads(String kafka, String body) throws Exception {
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        try (Admin admin = Admin.create(settings);
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(
                                settings,
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    admin
                            .describeTopics(List.of("email-webhook"))
                            .allTopicNames()
                            .get(20, TimeUnit.SECONDS)
                            .get("email-webhook")
                            .partitions()
                            .stream()
                            .map(partition ->
                                    new TopicPartition("email-webhook", partition.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            int read = 0;
            boolean found = false;
            while (read < POSTS) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofSeconds(20))) {
                    read++;
                    found |= new String(record.value(), UTF_8).equals(body);
                }
            }
            assertThat(read).isEqualTo(POSTS);
            assertThat(found).isTrue();
        }
    }
}
