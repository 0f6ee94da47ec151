package retorno.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Starts programs, ours and the others, beside one broker.
final class House {
    static final String TOKEN = "bench-token";
    static final String PUBLIC_URL = "https://hooks.example.com";
    static final String USER = "infobip:secret";

    private final Path scratch;
    private final String kafka;

    private House(Path scratch, String kafka) {
        this.scratch = scratch;
        this.kafka = kafka;
    }

    /// With a broker of its own.
    static House withBroker(Path scratch) throws Exception {
        int port = port();
        Files.createDirectories(scratch);
        Program.start(
                        "broker",
                        scratch,
                        Map.of(),
                        List.of(
                                "./retorno",
                                "broker",
                                "--broker-port",
                                "" + port,
                                "--data",
                                scratch.resolve("broker").toString()))
                .awaits("ready ");
        return new House(scratch, "127.0.0.1:" + port);
    }

    String kafka() {
        return kafka;
    }

    Path scratch() {
        return scratch;
    }

    Program ingest(int port) throws Exception {
        return ingest("retorno-ingest", port, kafka);
    }

    /// Beside a broker that is away: everything goes to the spool.
    Program ingestAlone(int port) throws Exception {
        return ingest("retorno-spool", port, "127.0.0.1:" + port());
    }

    private Program ingest(String name, int port, String broker) throws Exception {
        Map<String, String> settings =
                Map.of(
                        "SERVER_PORT", "" + port,
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS", broker,
                        "RETORNO_DATA", scratch.resolve(name).toString(),
                        "RETORNO_PUBLIC_URL", PUBLIC_URL,
                        "RETORNO_TWILIO_AUTH_TOKENS", TOKEN,
                        "RETORNO_INFOBIP_USERS", USER);
        return Program.start(name, scratch, settings, List.of("./retorno", "ingest"))
                .awaits("ready ");
    }

    /// Everything in one process, on SQLite.
    static Program up(Path scratch, int port) throws Exception {
        Files.createDirectories(scratch);
        List<String> command =
                List.of(
                        "./retorno",
                        "up",
                        "--port",
                        "" + port,
                        "--broker-port",
                        "" + port(),
                        "--data",
                        scratch.resolve("up-data").toString());
        Map<String, String> settings =
                Map.of(
                        "RETORNO_PUBLIC_URL", PUBLIC_URL,
                        "RETORNO_TWILIO_AUTH_TOKENS", TOKEN,
                        "RETORNO_INFOBIP_USERS", USER);
        return Program.start("up", scratch, settings, command);
    }

    Program worker(String group, Map<String, String> database) throws Exception {
        Map<String, String> settings = new HashMap<>(database);
        settings.put("SERVER_PORT", "" + port());
        settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka);
        settings.put("SPRING_KAFKA_CONSUMER_GROUP_ID", group);
        return Program.start("worker-" + group, scratch, settings, List.of("./retorno", "worker"));
    }

    /// One of the simple programs, with Spring's ordinary settings.
    Program baseline(String name, int port, Map<String, String> settings) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "retorno.bench.baseline." + name,
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--spring.threads.virtual.enabled=true",
                        "--spring.kafka.bootstrap-servers=" + kafka,
                        "--spring.kafka.producer.acks=all",
                        "--spring.kafka.producer.properties.linger.ms=0",
                        "--spring.kafka.producer.value-serializer=org.apache.kafka.common.serialization.ByteArraySerializer",
                        "--spring.kafka.consumer.value-deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer",
                        "--spring.kafka.consumer.auto-offset-reset=earliest",
                        "--spring.jpa.hibernate.ddl-auto=update"));
        settings.forEach((key, value) -> command.add("--" + key + "=" + value));
        return Program.start(name, scratch, Map.of(), command).awaits("Started " + name);
    }

    static int port() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
