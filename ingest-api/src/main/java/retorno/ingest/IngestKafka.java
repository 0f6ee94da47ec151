package retorno.ingest;

import static org.apache.kafka.clients.CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;

import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.stereotype.Component;
import retorno.envelope.Topics;
import retorno.program.CannotStart;
import retorno.program.MachineClock;

/// How ingest speaks with Kafka: one producer, and the topics, declared at start or as soon as a
/// broker is there.
///
/// Neither is a bean, so that the other programs keep their own in a process shared with them.
@Component
final class IngestKafka implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(IngestKafka.class);
    private static final Duration ADMIN_PATIENCE = Duration.ofSeconds(2);
    private static final Duration NEXT_TRY = Duration.ofSeconds(2);

    private final IngestSettings settings;
    private final Map<String, Object> adminSettings;
    private final IngestTopics topics;
    private final DefaultKafkaProducerFactory<String, byte[]> producers;
    private final KafkaTemplate<String, byte[]> template;
    private final AutoCloseable clock = MachineClock.watch(this::renew);
    private volatile boolean declared;
    private volatile boolean closed;

    IngestKafka(IngestSettings settings, KafkaProperties kafka, KafkaConnectionDetails connection) {
        this.settings = settings;
        this.adminSettings = adminSettings(kafka, connection);
        this.topics = new IngestTopics(settings, adminSettings, largest());
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

    /// @throws CannotStart where Kafka is there, and some bodies would never get through
    @PostConstruct
    void declareTopics() {
        switch (topics.declare()) {
            case IngestTopics.Declared() -> declared = true;
            case IngestTopics.Unfit(String sentence) -> throw new CannotStart(sentence);
            case IngestTopics.Away(String why) -> {
                log.warn(
                        "Kafka at {} is away ({}): callbacks wait in the spool until it is back",
                        adminSettings.get(BOOTSTRAP_SERVERS_CONFIG),
                        why);
                Thread.startVirtualThread(this::keepDeclaring);
            }
        }
    }

    // Once requests wait in the spool it is too late to refuse: those that fit shall get through.
    private void keepDeclaring() {
        try {
            IngestTopics.Standing standing;
            do {
                Thread.sleep(NEXT_TRY);
                standing = topics.declare();
            } while (!closed && standing instanceof IngestTopics.Away);
            if (standing instanceof IngestTopics.Unfit(String sentence)) {
                log.error("the largest callbacks will wait in the spool: {}", sentence);
            }
            declared = true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private int largest() {
        return Math.toIntExact(settings.maxBody().toBytes()) + Topics.AROUND_A_BODY;
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
        // Every request waits for its own record: the default would let each wait 5 ms more for
        // others. Under load records gather while the one before is under way.
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // The topic decides: in the spool may be what was let in under a larger limit.
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.MAX_VALUE);
        // Whoever was let in finds room here, and the largest body of the spool: the in-flight
        // limit is the one limit. It is not taken before it is needed.
        all.put(
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                settings.maxInFlight().toBytes() + IngestSettings.LARGEST_BODY.toBytes());
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ack / 2);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ack / 2);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ack);
        return all;
    }

    // What the old one has not got acked by then is not known to be durable.
    private void renew() {
        log.warn("the clock of this machine was set back: Kafka is spoken to by a new producer");
        producers.reset();
    }

    @Override
    public void destroy() throws Exception {
        closed = true;
        clock.close();
        producers.destroy();
    }
}
