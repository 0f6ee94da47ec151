package retorno.standalone;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import retorno.program.CannotStart;

/// Kafka itself in this process: one node that is broker and controller (KRaft), its log on disk.
/// Every Kafka client and tool can talk to it; it survives restarts and `kill -9`.
///
/// @see <a href="https://kafka.apache.org/documentation/#kraft">KRaft</a>
final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final KafkaRaftServer server;
    private final String address;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /// Starts the broker and waits until it serves, at most [BrokerSettings#START_LIMIT].
    ///
    /// @param log Kafka's log directory; prepared at its first start, and read again at every other
    /// @throws CannotStart where it does not come to serve
    static EmbeddedBroker start(Path log, BrokerSettings settings) {
        long begin = System.nanoTime();
        Map<String, String> properties = settings.properties(log);
        KafkaRaftServer server = null;
        try {
            format(log);
            server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
            server.startup();
        } catch (Exception failed) { // Kafka is Scala: it throws checked exceptions undeclared
            if (server != null) {
                server.shutdown();
            }
            throw new CannotStart(
                    "the Kafka broker does not start on %s with its log in %s: %s"
                            .formatted(settings.address(), log, failed.getMessage()),
                    failed);
        }
        LOG.info(
                "Kafka broker on {}, log in {}, after {} ms",
                settings.address(),
                log,
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
        return new EmbeddedBroker(server, settings.address());
    }

    /// What clients connect to, as `host:port`.
    String address() {
        return address;
    }

    /// Stops in order: what was written is on disk, and the next start has nothing to repair.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            hush();
            server.shutdown();
            server.awaitShutdown();
        }
    }

    /// What Kafka's own threads say about each other's end is no news.
    private static void hush() {
        LoggingSystem logging = LoggingSystem.get(EmbeddedBroker.class.getClassLoader());
        for (String name : List.of("kafka", "org.apache.kafka", "state.change.logger")) {
            logging.setLogLevel(name, LogLevel.ERROR);
        }
    }

    /// Writes the cluster's identity once. A start that died while doing so left no
    /// `meta.properties`, and is repeated.
    private static void format(Path log) throws Exception {
        Files.createDirectories(log);
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(BrokerSettings.NODE)
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setMetadataLogDirectory(log.toString())
                .addDirectory(log.toString())
                .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                .run();
    }
}
