package retorno.ingest;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.resource.ResourceType.CLUSTER;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import retorno.program.StartFailure;

/// A broker that has rules: what ingest may not set right it says in one sentence.
@ExtendWith(OutputCaptureExtension.class)
class UnfitTopicsTest {
    private static final EmbeddedKafkaKraftBroker STRICT =
            Broker.another(
                    Map.of(
                            "authorizer.class.name",
                            "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                            "allow.everyone.if.no.acl.found",
                            "true",
                            "socket.request.max.bytes",
                            "2000000"));

    @BeforeAll
    static void layDownTheRules() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", STRICT.getBrokersAsString()))) {
            admin.createTopics(List.of(narrow("narrow"), narrow("veiled"))).all().get();
            deny(admin, TOPIC, "narrow", ALTER_CONFIGS);
            deny(admin, TOPIC, "veiled", DESCRIBE_CONFIGS);
            deny(admin, TOPIC, "missing", CREATE);
            deny(admin, CLUSTER, "kafka-cluster", CREATE);
        }
    }

    @AfterAll
    static void stop() {
        STRICT.destroy();
    }

    @Test
    void aTopicThatIsTooNarrowAndMayNotBeChanged() {
        assertThat(refusal("retorno.topics.infobip.email=narrow", "retorno.max-body=100KB"))
                .startsWith("the topic narrow takes 1000 bytes")
                .contains("max.message.bytes set to 167936", "RETORNO_MAX_BODY");
    }

    @Test
    void aTopicThatIsMissingAndMayNotBeMade() {
        assertThat(refusal("retorno.topics.infobip.email=missing", "retorno.max-body=100KB"))
                .startsWith("there is no topic missing")
                .contains("max.message.bytes=167936");
    }

    @Test
    void aBrokerWhoseRequestsAreTooSmall() {
        assertThat(refusal("retorno.max-body=2MB"))
                .contains("socket.request.max.bytes set to 2162688", "RETORNO_MAX_BODY");
    }

    @Test
    void aTopicThatMayNotBeLookedAtIsTakenAsItIs(CapturedOutput output) {
        try (Ingest ingest =
                on(STRICT.getBrokersAsString(), "retorno.topics.infobip.email=veiled")) {
            assertThat(ingest.postJson("/email", "{}").statusCode()).isEqualTo(200);
        }
        assertThat(output).contains("the topic veiled is taken as it is");
    }

    @Test
    void startsWhileKafkaIsAwayAndSaysItWhenItIsBack(CapturedOutput output) throws IOException {
        int port = freePort();
        try (Ingest ingest = on("127.0.0.1:" + port, "retorno.topics.infobip.email=narrow");
                Relay _ = new Relay(port, STRICT.getBrokersAsString())) {
            assertThat(ingest.postJson("/email", "{}").statusCode()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> output.getAll().contains("the topic narrow takes 1000 bytes"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> output.getAll().contains("the spool is empty"));
        }
    }

    private static String refusal(String... settings) {
        return StartFailure.sentence(
                catchThrowable(() -> on(STRICT.getBrokersAsString(), settings).close()));
    }

    private static Ingest on(String kafka, String... settings) {
        String[] all = new String[settings.length + 2];
        all[0] = "spring.kafka.bootstrap-servers=" + kafka;
        all[1] = "retorno.max-body=100KB";
        System.arraycopy(settings, 0, all, 2, settings.length);
        return Ingest.with(all);
    }

    private static NewTopic narrow(String name) {
        return new NewTopic(name, Optional.of(1), Optional.empty())
                .configs(Map.of("max.message.bytes", "1000"));
    }

    private static void deny(Admin admin, ResourceType type, String name, AclOperation operation)
            throws Exception {
        ResourcePattern pattern = new ResourcePattern(type, name, PatternType.LITERAL);
        admin.createAcls(
                        List.of(
                                rule(pattern, ALL, AclPermissionType.ALLOW),
                                rule(pattern, operation, AclPermissionType.DENY)))
                .all()
                .get();
    }

    private static AclBinding rule(
            ResourcePattern pattern, AclOperation operation, AclPermissionType type) {
        return new AclBinding(pattern, new AccessControlEntry("User:*", "*", operation, type));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
