package retorno.ingest;

import static java.util.Objects.requireNonNull;
import static org.apache.kafka.clients.CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.stereotype.Component;

/// How ingest speaks with Kafka: one producer, and the topics, which are made explicitly and never
/// by a client's first use.
///
/// Neither is a bean, so that the other programs keep their own in a process shared with them.
@Component
final class IngestKafka implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(IngestKafka.class);
    // Headers, key and framing around a body: the URL may take 8 KB alone.
    private static final int FRAME = 64 * 1024;
    private static final Duration ADMIN_PATIENCE = Duration.ofSeconds(2);
    private static final Duration NEXT_TRY = Duration.ofSeconds(2);

    private final IngestSettings settings;
    private final Map<String, Object> adminSettings;
    private final DefaultKafkaProducerFactory<String, byte[]> producers;
    private final KafkaTemplate<String, byte[]> template;
    private volatile boolean declared;
    private volatile boolean closed;

    IngestKafka(IngestSettings settings, KafkaProperties kafka, KafkaConnectionDetails connection) {
        this.settings = settings;
        this.adminSettings = adminSettings(kafka, connection);
        this.producers = new DefaultKafkaProducerFactory<>(producerSettings(kafka, connection));
        // By then everybody has been answered: what Kafka has not acked is in the spool.
        this.producers.setPhysicalCloseTimeout(2);
        this.template = new KafkaTemplate<>(producers);
        // Spring's own listener would write key and body of what fails into the log.
        this.template.setProducerListener(new ProducerListener<>() {});
    }

    /// Sends records, once the topics are known to be as they must: a broker that makes topics by
    /// itself would make them too small.
    ///
    /// @throws KafkaException while no broker has confirmed the topics
    KafkaTemplate<String, byte[]> template() {
        if (!declared) {
            throw new KafkaException("no broker has confirmed the topics yet");
        }
        return template;
    }

    @PostConstruct
    void declareTopics() {
        String trouble = declare();
        if (trouble != null) {
            log.warn(
                    "Kafka at {} is away ({}): callbacks wait in the spool until it is back",
                    adminSettings.get(BOOTSTRAP_SERVERS_CONFIG),
                    trouble);
            Thread.startVirtualThread(this::keepDeclaring);
        }
    }

    private void keepDeclaring() {
        try {
            do {
                Thread.sleep(NEXT_TRY);
            } while (!closed && declare() != null);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// What stands in the way, or null once the topics are as they must be.
    private @Nullable String declare() {
        try (Admin admin = Admin.create(adminSettings)) {
            for (String topic : settings.allTopics()) {
                if (!created(admin, topic)) {
                    widen(admin, topic);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return "the program stops";
        } catch (ExecutionException | KafkaException failed) {
            if (!(failed.getCause() instanceof AuthorizationException)) {
                return NestedExceptionUtils.getMostSpecificCause(failed).getMessage();
            }
            log.warn("the topics are taken as they are: this user may not manage them");
        }
        declared = true;
        return null;
    }

    private boolean created(Admin admin, String name)
            throws InterruptedException, ExecutionException {
        NewTopic topic =
                new NewTopic(name, Optional.of(settings.partitions()), Optional.empty())
                        .configs(
                                Map.of(
                                        MAX_MESSAGE_BYTES_CONFIG,
                                        largest() + "",
                                        RETENTION_MS_CONFIG,
                                        settings.retention().toMillis() + ""));
        try {
            admin.createTopics(List.of(topic)).all().get();
            return true;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw failed;
        }
    }

    // Only ever larger, and nothing else: what an operator set on a topic stays.
    private void widen(Admin admin, String name) throws InterruptedException, ExecutionException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        var described = admin.describeConfigs(List.of(topic)).values().get(topic);
        var current = requireNonNull(described).get().get(MAX_MESSAGE_BYTES_CONFIG);
        if (Integer.parseInt(current.value()) < largest()) {
            ConfigEntry wider = new ConfigEntry(MAX_MESSAGE_BYTES_CONFIG, largest() + "");
            var set = new AlterConfigOp(wider, AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
        }
    }

    private int largest() {
        return Math.toIntExact(settings.maxBody().toBytes()) + FRAME;
    }

    private Map<String, Object> adminSettings(
            KafkaProperties kafka, KafkaConnectionDetails connection) {
        Map<String, Object> all = new HashMap<>(kafka.buildAdminProperties());
        all.put(BOOTSTRAP_SERVERS_CONFIG, connection.getAdmin().getBootstrapServers());
        int patience = Math.toIntExact(ADMIN_PATIENCE.toMillis());
        all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        return all;
    }

    // Every wait ends within the ack timeout; what was given up is not sent again later.
    private Map<String, Object> producerSettings(
            KafkaProperties kafka, KafkaConnectionDetails connection) {
        int ack = Math.toIntExact(settings.ackTimeout().toMillis());
        Map<String, Object> all = new HashMap<>(kafka.buildProducerProperties());
        all.put(BOOTSTRAP_SERVERS_CONFIG, connection.getProducer().getBootstrapServers());
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largest());
        // Whoever was let in finds room here: the in-flight limit is the one limit.
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, settings.maxInFlight().toBytes() + largest());
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ack / 2);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ack / 2);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ack);
        return all;
    }

    @Override
    public void destroy() {
        closed = true;
        producers.destroy();
    }
}
