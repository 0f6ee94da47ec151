package retorno.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// A broker that forbids the worker to write events.
class EventsForbiddenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path data;

    @Test
    void theBatchWaitsUntilItMayBePublished() throws Exception {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(
                Map.of(
                        "auto.create.topics.enable",
                        "false",
                        "offsets.topic.num.partitions",
                        "1",
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "allow.everyone.if.no.acl.found",
                        "true"));
        broker.afterPropertiesSet();
        try (Wire wire = new Wire(broker.getBrokersAsString());
                Admin admin = Admin.create(Map.of("bootstrap.servers", wire.bootstrap))) {
            wire.makeEvents("1000000");
            AclBinding forbidden = forbidden(wire.events);
            admin.createAcls(List.of(forbidden)).all().get();
            try (Worker worker = new Worker(wire, Databases.sqlite(data))) {
                wire.post(0, "infobip.email", FaultsContract.report("forbidden"));
                await().atMost(PATIENCE)
                        .until(() -> worker.health("").contains("Not authorized to access topics"));
                assertThat(worker.count("email_callback")).isEqualTo(1);
                assertThat(wire.committed(0)).isZero();

                admin.deleteAcls(
                                List.of(
                                        new AclBindingFilter(
                                                forbidden.pattern().toFilter(),
                                                forbidden.entry().toFilter())))
                        .all()
                        .get();
                wire.consumed();
                assertThat(wire.published()).hasSize(1);
            }
        } finally {
            broker.destroy();
        }
    }

    private static AclBinding forbidden(String topic) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", AclOperation.WRITE, AclPermissionType.DENY));
    }
}
