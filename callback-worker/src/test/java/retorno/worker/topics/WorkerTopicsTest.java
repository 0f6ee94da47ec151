package retorno.worker.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.unit.DataSize;
import retorno.worker.Broker;
import retorno.worker.WorkerSettings;

class WorkerTopicsTest {
    private static final int ROOM = 64 * 1024;

    private final String topic = "topic-" + UUID.randomUUID();
    private final String other = "topic-" + UUID.randomUUID();
    private final String events = "events-" + UUID.randomUUID();

    @Test
    void makesAMissingTopicAsIngestIsToldTo() throws Exception {
        topics(Broker.bootstrap(), true).afterSingletonsInstantiated();
        try (Admin admin = admin(Broker.bootstrap())) {
            for (String raw : List.of(topic, other)) {
                assertThat(partitions(admin, raw)).isEqualTo(5);
                assertThat(setting(admin, raw, "retention.ms"))
                        .isEqualTo("" + Duration.ofDays(90).toMillis());
                assertThat(setting(admin, raw, "max.message.bytes"))
                        .isEqualTo("" + (8 * 1024 * 1024 + ROOM));
            }
        }
    }

    @Test
    void makesATopicOfEventsThatTakesTheLargestOfThem() throws Exception {
        topics(Broker.bootstrap(), true).afterSingletonsInstantiated();
        try (Admin admin = admin(Broker.bootstrap())) {
            assertThat(partitions(admin, events)).isEqualTo(5);
            assertThat(setting(admin, events, "retention.ms"))
                    .isEqualTo("" + Duration.ofDays(7).toMillis());
            assertThat(setting(admin, events, "max.message.bytes"))
                    .isEqualTo("" + (8 * 8 * 1024 * 1024 + ROOM));
        }
    }

    @Test
    void makesNoTopicForEventsThatNobodyWants() throws Exception {
        topics(Broker.bootstrap(), false).afterSingletonsInstantiated();
        try (Admin admin = admin(Broker.bootstrap())) {
            assertThat(names(admin)).contains(topic, other).doesNotContain(events);
        }
    }

    @Test
    void leavesATopicAsItIsAndMakesTheOthers() throws Exception {
        try (Admin admin = admin(Broker.bootstrap())) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
            topics(Broker.bootstrap(), true).afterSingletonsInstantiated();
            assertThat(partitions(admin, topic)).isEqualTo(2);
            assertThat(partitions(admin, other)).isEqualTo(5);
            assertThat(partitions(admin, events)).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:1", "nowhere.invalid:9092"})
    void aBrokerThatIsAwayFailsNoStartAndTakesNoEvents(String away) {
        WorkerTopics topics = topics(away, true);
        assertThatCode(topics::afterSingletonsInstantiated).doesNotThrowAnyException();
        assertThatThrownBy(topics::makeEvents).isInstanceOf(KafkaException.class);
    }

    @Test
    void whoMayNotMakeTopicsTakesThoseOfOthers() throws Exception {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(
                Map.of(
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "allow.everyone.if.no.acl.found",
                        "true"));
        broker.afterPropertiesSet();
        try (Admin admin = admin(broker.getBrokersAsString())) {
            admin.createAcls(
                            List.of(
                                    // Brokers speak to each other as users do.
                                    everything(ResourceType.CLUSTER, Resource.CLUSTER_NAME),
                                    forbidden(ResourceType.CLUSTER, Resource.CLUSTER_NAME),
                                    forbidden(ResourceType.TOPIC, topic),
                                    forbidden(ResourceType.TOPIC, events)))
                    .all()
                    .get();
            WorkerTopics topics = topics(broker.getBrokersAsString(), true);
            topics.afterSingletonsInstantiated();
            assertThatCode(topics::makeEvents).doesNotThrowAnyException();
            assertThat(names(admin)).contains(other).doesNotContain(topic, events);
        } finally {
            broker.destroy();
        }
    }

    private static AclBinding everything(ResourceType type, String name) {
        return rule(type, name, AclOperation.ALL, AclPermissionType.ALLOW);
    }

    private static AclBinding forbidden(ResourceType type, String name) {
        return rule(type, name, AclOperation.CREATE, AclPermissionType.DENY);
    }

    private static AclBinding rule(
            ResourceType type, String name, AclOperation what, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", what, permission));
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    private static Set<String> names(Admin admin) throws Exception {
        return admin.listTopics().names().get();
    }

    /// A broker says that a topic is made before it knows the topic itself.
    private static int partitions(Admin admin, String topic) {
        return await().ignoreExceptionsMatching(
                        failed -> failed.getCause() instanceof UnknownTopicOrPartitionException)
                .until(
                        () ->
                                admin.describeTopics(List.of(topic))
                                        .allTopicNames()
                                        .get()
                                        .get(topic)
                                        .partitions()
                                        .size(),
                        size -> true);
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return config.get(name).value();
    }

    private WorkerTopics topics(String bootstrap, boolean publishes) {
        WorkerSettings settings =
                new WorkerSettings(
                        List.of(topic, other, topic),
                        5,
                        Duration.ofDays(90),
                        DataSize.ofMegabytes(8),
                        new WorkerSettings.Retry(Duration.ZERO, Duration.ZERO),
                        Duration.ofSeconds(1),
                        new WorkerSettings.Breaker(0.5, 200),
                        publishes,
                        events,
                        Duration.ofDays(7));
        KafkaAdmin kafka = new KafkaAdmin(Map.of("bootstrap.servers", bootstrap));
        return new WorkerTopics(settings, new TopicMaker(kafka));
    }
}
