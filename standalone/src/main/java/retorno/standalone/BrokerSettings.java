package retorno.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.util.unit.DataSize;
import retorno.envelope.Topics;
import retorno.program.CannotStart;
import retorno.program.Ports;

/// How the embedded broker is set up: one node, small, and with nothing left to chance.
///
/// @param bind the address it listens on and tells its clients
/// @param port a real one: 0 is not meant here
/// @param maxBody the largest body that ingest accepts
/// @see <a href="https://kafka.apache.org/documentation/#brokerconfigs">Broker configs</a>
record BrokerSettings(String bind, int port, DataSize maxBody) {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    /// How long a start may take; after `kill -9` a large log is checked first.
    static final Duration START_LIMIT = Duration.ofMinutes(2);

    static final String LOOPBACK = "127.0.0.1";

    /// Looks for the ports.
    ///
    /// @param port 0 for any free one
    /// @throws CannotStart where the port is taken
    static BrokerSettings listeningOn(String bind, int port, DataSize maxBody) {
        return new BrokerSettings(bind, Ports.free(bind, port, "--broker-port"), maxBody);
    }

    /// What clients connect to, as `host:port`.
    String address() {
        return bind + ":" + port;
    }

    /// Kafka's own settings for a log directory.
    Map<String, String> properties(Path log) {
        Map<String, String> properties = new HashMap<>();
        identity(properties, log);
        topics(properties);
        internalTopics(properties);
        size(properties);
        return properties;
    }

    private void identity(Map<String, String> to, Path log) {
        String controller = LOOPBACK + ":" + Ports.free(LOOPBACK, 0, "--broker-port");
        to.put("process.roles", "broker,controller");
        to.put("node.id", String.valueOf(NODE));
        to.put("controller.quorum.voters", NODE + "@" + controller);
        to.put("controller.listener.names", CONTROLLER);
        to.put("listeners", "PLAINTEXT://" + address() + "," + CONTROLLER + "://" + controller);
        to.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        to.put("inter.broker.listener.name", "PLAINTEXT");
        to.put("log.dirs", log.toString());
        to.put("server.max.startup.time.ms", String.valueOf(START_LIMIT.toMillis()));
        // After kill -9 the controller waits this long before it takes the same broker back.
        to.put("broker.session.timeout.ms", "3000");
        to.put("broker.heartbeat.interval.ms", "500");
        to.put("controlled.shutdown.enable", "true");
    }

    private void topics(Map<String, String> to) {
        to.put("auto.create.topics.enable", "false");
        to.put("num.partitions", "1");
        to.put("default.replication.factor", "1");
        to.put("min.insync.replicas", "1");
        to.put("log.retention.hours", String.valueOf(Duration.ofDays(30).toHours()));
        String largest = String.valueOf(maxBody.toBytes() + Topics.AROUND_A_BODY);
        to.put("message.max.bytes", largest);
        to.put("replica.fetch.max.bytes", largest);
    }

    private static void internalTopics(Map<String, String> to) {
        to.put("offsets.topic.num.partitions", "1");
        to.put("offsets.topic.replication.factor", "1");
        // Kafka forgets a group's position after a week; a worker may be off for as long as the log
        // keeps.
        to.put("offsets.retention.minutes", String.valueOf(Duration.ofDays(60).toMinutes()));
        to.put("transaction.state.log.num.partitions", "1");
        to.put("transaction.state.log.replication.factor", "1");
        to.put("transaction.state.log.min.isr", "1");
        to.put("share.coordinator.state.topic.num.partitions", "1");
        to.put("share.coordinator.state.topic.replication.factor", "1");
        to.put("share.coordinator.state.topic.min.isr", "1");
        to.put("group.initial.rebalance.delay.ms", "0");
    }

    private static void size(Map<String, String> to) {
        to.put("num.network.threads", "2");
        to.put("num.io.threads", "4");
        to.put("background.threads", "2");
        to.put("num.recovery.threads.per.data.dir", "2");
        to.put("group.coordinator.threads", "1");
        to.put("share.coordinator.threads", "1");
        // The default sets 128 MB of heap aside to compact topics of many keys.
        to.put("log.cleaner.dedupe.buffer.size", String.valueOf(DataSize.ofMegabytes(2).toBytes()));
        to.put("log.cleaner.io.buffer.size", String.valueOf(DataSize.ofKilobytes(128).toBytes()));
    }
}
