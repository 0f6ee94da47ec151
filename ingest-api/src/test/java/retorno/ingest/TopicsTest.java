package retorno.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The topics as ingest leaves them.
@ExtendWith(Broker.class)
class TopicsTest {

    @Test
    void makesWhatIsMissingAsTheSettingsSay() throws Exception {
        try (Ingest _ =
                        Ingest.with(
                                "retorno.topics.infobip.sms=new-topic",
                                "retorno.partitions=5",
                                "retorno.retention=2d",
                                "retorno.max-body=1MB");
                Admin admin = Broker.admin()) {
            var described = admin.describeTopics(List.of("new-topic")).allTopicNames().get();
            assertThat(described.get("new-topic").partitions()).hasSize(5);
            assertThat(config(admin, "new-topic", "retention.ms")).isEqualTo("172800000");
            assertThat(config(admin, "new-topic", "max.message.bytes"))
                    .isEqualTo((1 << 20) + (64 << 10) + "");
        }
    }

    @Test
    void widensWhatIsTooNarrowAndLeavesTheRest() throws Exception {
        try (Admin admin = Broker.admin()) {
            NewTopic narrow =
                    new NewTopic("old-topic", Optional.of(1), Optional.empty())
                            .configs(Map.of("max.message.bytes", "1000", "retention.ms", "-1"));
            admin.createTopics(List.of(narrow)).all().get();
            try (Ingest ingest = Ingest.with("retorno.topics.infobip.email=old-topic");
                    Log log = Log.of("old-topic")) {
                assertThat(
                                ingest.postJson("/email", "\"" + "x".repeat(2_000_000) + "\"")
                                        .statusCode())
                        .isEqualTo(200);
                assertThat(log.one().value()).hasSize(2_000_002);
            }
            assertThat(config(admin, "old-topic", "retention.ms")).isEqualTo("-1");
        }
    }

    private static String config(Admin admin, String topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .values()
                .get(resource)
                .get()
                .get(name)
                .value();
    }
}
