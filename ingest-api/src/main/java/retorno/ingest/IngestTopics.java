package retorno.ingest;

import static java.util.Objects.requireNonNull;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/// The topics: made explicitly and never by a client's first use, and wide enough for our bodies.
final class IngestTopics {
    private static final Logger log = LoggerFactory.getLogger(IngestTopics.class);
    private static final String REQUEST_LIMIT = "socket.request.max.bytes";

    private final IngestSettings settings;
    private final Map<String, Object> adminSettings;
    private final int largest;

    /// @param largest what a record with the largest body takes, in bytes
    IngestTopics(IngestSettings settings, Map<String, Object> adminSettings, int largest) {
        this.settings = settings;
        this.adminSettings = adminSettings;
        this.largest = largest;
    }

    /// How the topics stand.
    sealed interface Standing {}

    /// As they must be, as far as this user may look.
    record Declared() implements Standing {}

    /// Nobody knows: no broker has answered yet.
    record Away(String why) implements Standing {}

    /// Some bodies will not get through, until somebody does what the sentence says.
    record Unfit(String sentence) implements Standing {}

    /// Makes what is missing, widens what is too narrow, and looks at what we may not change.
    Standing declare() {
        try (Admin admin = Admin.create(adminSettings)) {
            for (String topic : settings.allTopics()) {
                String flaw = flaw(admin, topic);
                if (flaw != null) {
                    return new Unfit(flaw);
                }
            }
            String flaw = broker(admin);
            return flaw == null ? new Declared() : new Unfit(flaw);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Away("the program stops");
        } catch (ExecutionException | RuntimeException failed) {
            // Whatever a client library throws: as long as nobody has confirmed the topics, Kafka
            // counts as away.
            return new Away(reason(failed));
        }
    }

    private @Nullable String flaw(Admin admin, String topic)
            throws InterruptedException, ExecutionException {
        try {
            create(admin, topic);
            return null;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TopicExistsException) {
                return widen(admin, topic);
            }
            if (failed.getCause() instanceof AuthorizationException) {
                return exists(admin, topic) ? widen(admin, topic) : missing(topic);
            }
            throw failed;
        }
    }

    private void create(Admin admin, String name) throws InterruptedException, ExecutionException {
        NewTopic topic =
                new NewTopic(name, Optional.of(settings.partitions()), Optional.empty())
                        .configs(
                                Map.of(
                                        MAX_MESSAGE_BYTES_CONFIG,
                                        largest + "",
                                        RETENTION_MS_CONFIG,
                                        settings.retention().toMillis() + ""));
        admin.createTopics(List.of(topic)).all().get();
    }

    private static boolean exists(Admin admin, String topic)
            throws InterruptedException, ExecutionException {
        try {
            admin.describeTopics(List.of(topic)).allTopicNames().get();
            return true;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException
                    || failed.getCause() instanceof AuthorizationException) {
                return false;
            }
            throw failed;
        }
    }

    // Only ever larger, and nothing else: what an operator set on a topic stays.
    private @Nullable String widen(Admin admin, String name)
            throws InterruptedException, ExecutionException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try {
            int width = limit(admin, topic, MAX_MESSAGE_BYTES_CONFIG);
            return width >= largest ? null : widen(admin, topic, width);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AuthorizationException) {
                log.warn("the topic {} is taken as it is: this user may not look at it", name);
                return null;
            }
            throw failed;
        }
    }

    private @Nullable String broker(Admin admin) throws InterruptedException, ExecutionException {
        try {
            Collection<Node> nodes = admin.describeCluster().nodes().get();
            if (nodes.isEmpty()) {
                return null;
            }
            String id = nodes.iterator().next().idString();
            ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, id);
            int limit = limit(admin, broker, REQUEST_LIMIT);
            return limit >= largest
                    ? null
                    : "Kafka takes requests up to %d bytes: have its %s set to %d, or lower RETORNO_MAX_BODY"
                            .formatted(limit, REQUEST_LIMIT, largest);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AuthorizationException) {
                return null;
            }
            throw failed;
        }
    }

    /// No limit where none is told: not every broker that speaks Kafka's protocol has Kafka's
    /// settings.
    private static int limit(Admin admin, ConfigResource of, String name)
            throws InterruptedException, ExecutionException {
        var described = admin.describeConfigs(List.of(of)).values().get(of);
        ConfigEntry entry = requireNonNull(described).get().get(name);
        return entry == null || entry.value() == null
                ? Integer.MAX_VALUE
                : Integer.parseInt(entry.value());
    }

    private @Nullable String widen(Admin admin, ConfigResource topic, int width)
            throws InterruptedException, ExecutionException {
        ConfigEntry wider = new ConfigEntry(MAX_MESSAGE_BYTES_CONFIG, largest + "");
        var set = new AlterConfigOp(wider, AlterConfigOp.OpType.SET);
        try {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
            return null;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RetriableException) {
                throw failed;
            }
            return "the topic %s takes %d bytes, and Kafka does not let us change that (%s): have its max.message.bytes set to %d, or lower RETORNO_MAX_BODY"
                    .formatted(topic.name(), width, reason(failed), largest);
        }
    }

    private String missing(String topic) {
        return "there is no topic %s that this user may see, nor may it make one: have it made with max.message.bytes=%d, or let this user make it"
                .formatted(topic, largest);
    }

    private static String reason(Exception failed) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failed);
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
