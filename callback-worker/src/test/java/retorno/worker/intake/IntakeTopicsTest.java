package retorno.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.util.unit.DataSize;
import retorno.worker.Broker;
import retorno.worker.WorkerSettings;

class IntakeTopicsTest {
    private final String topic = "topic-" + UUID.randomUUID();
    private final Map<String, Object> kafka = Map.of("bootstrap.servers", Broker.bootstrap());

    @Test
    void makesAMissingTopicAsIngestIsToldTo() throws Exception {
        declare(5);
        try (Admin admin = Admin.create(kafka)) {
            assertThat(partitions(admin)).isEqualTo(5);
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(config.get("retention.ms").value())
                    .isEqualTo("" + Duration.ofDays(90).toMillis());
            assertThat(config.get("max.message.bytes").value())
                    .isEqualTo("" + (8 * 1024 * 1024 + 64 * 1024));
        }
    }

    @Test
    void leavesATopicAsItIs() throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
            declare(5);
            assertThat(partitions(admin)).isEqualTo(2);
        }
    }

    private int partitions(Admin admin) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    private void declare(int partitions) {
        WorkerSettings settings =
                new WorkerSettings(
                        List.of(topic),
                        partitions,
                        Duration.ofDays(90),
                        DataSize.ofMegabytes(8),
                        new WorkerSettings.Retry(Duration.ZERO, Duration.ZERO),
                        Duration.ofSeconds(1),
                        new WorkerSettings.Breaker(0.5, 200),
                        false,
                        "",
                        Duration.ZERO);
        new IntakeTopics(settings, new KafkaAdmin(kafka)).afterSingletonsInstantiated();
    }
}
