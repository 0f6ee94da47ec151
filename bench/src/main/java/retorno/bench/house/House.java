package retorno.bench.house;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/// Starts programs, ours and the others, beside one broker; ends what it has started, and removes
/// what they have written.
public final class House implements AutoCloseable {
    /// What Twilio signs with.
    public static final String TOKEN = "bench-token";

    /// Where Twilio believes that it posts to.
    public static final String PUBLIC_URL = "https://hooks.example.com";

    /// Infobip's user and password.
    public static final String USER = "infobip:secret";

    private final Path scratch;
    private final String kafka;
    private final List<Program> programs = new ArrayList<>();

    private House(Path scratch, String kafka) {
        this.scratch = scratch;
        this.kafka = kafka;
    }

    /// With a broker of its own.
    public static House withBroker(Path scratch) throws Exception {
        int port = port();
        Files.createDirectories(scratch);
        House house = new House(scratch, "127.0.0.1:" + port);
        List<String> command =
                List.of(
                        "./retorno",
                        "broker",
                        "--broker-port",
                        "" + port,
                        "--data",
                        scratch.resolve("broker").toString());
        house.kept(Program.start("broker", scratch, Map.of(), command)).awaits("ready ");
        return house;
    }

    /// Where its broker is: host and port.
    public String kafka() {
        return kafka;
    }

    /// Where its programs leave what they print.
    public Path scratch() {
        return scratch;
    }

    /// Ingest, with secrets of both providers.
    public Program ingest(int port) throws Exception {
        return ingest("retorno-ingest", port, kafka, Map.of());
    }

    /// Beside a broker that is away: everything goes to the spool, which takes more than the 1 GB
    /// of its default, or a fast machine would fill it, and be measured at saying 503.
    public Program ingestAlone(int port) throws Exception {
        return ingest(
                "retorno-spool",
                port,
                "127.0.0.1:" + port(),
                Map.of("RETORNO_SPOOL_MAX_BYTES", "12GB"));
    }

    private Program ingest(String name, int port, String broker, Map<String, String> more)
            throws Exception {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("SERVER_PORT", "" + port);
        settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", broker);
        settings.put("RETORNO_DATA", scratch.resolve(name).toString());
        settings.put("RETORNO_PUBLIC_URL", PUBLIC_URL);
        settings.put("RETORNO_TWILIO_AUTH_TOKENS", TOKEN);
        settings.put("RETORNO_INFOBIP_USERS", USER);
        return kept(Program.start(name, scratch, settings, List.of("./retorno", "ingest")))
                .awaits("ready ");
    }

    /// Everything in one process, on SQLite.
    public static Program up(Path scratch, int port) throws Exception {
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

    /// A worker of a consumer group; it prints `ready ` when it reads.
    public Program worker(String group, Map<String, String> settings) throws Exception {
        return worker("worker-" + group, group, settings);
    }

    /// One of several workers of a group, with a name of its own.
    public Program worker(String name, String group, Map<String, String> settings)
            throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put("SERVER_PORT", "" + port());
        all.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka);
        all.put("SPRING_KAFKA_CONSUMER_GROUP_ID", group);
        return kept(Program.start(name, scratch, all, List.of("./retorno", "worker")));
    }

    /// One of the simple programs, with Spring's ordinary settings.
    public Program baseline(String name, int port, Map<String, String> settings) throws Exception {
        List<String> options =
                new ArrayList<>(
                        List.of(
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
        settings.forEach((key, value) -> options.add("--" + key + "=" + value));
        return java(name, List.of("retorno.bench.baseline." + name), options)
                .awaits("Started " + name);
    }

    /// A program on this one's class path that says little, for it is no Boot program.
    public Program quiet(String name, String main, List<String> arguments) throws IOException {
        return java(
                name, List.of("-Dlogback.configurationFile=quiet-logback.xml", main), arguments);
    }

    private Program java(String name, List<String> main, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path")));
        command.addAll(main);
        command.addAll(arguments);
        return run(name, command);
    }

    /// Any program.
    public Program run(String name, List<String> command) throws IOException {
        return run(name, Map.of(), command);
    }

    /// Any program, with this in its environment.
    public Program run(String name, Map<String, String> environment, List<String> command)
            throws IOException {
        return kept(Program.start(name, scratch, environment, command));
    }

    /// A port that nobody listens on.
    public static int port() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private Program kept(Program program) {
        programs.add(program);
        return program;
    }

    @Override
    public void close() throws IOException {
        programs.reversed().forEach(Program::close);
        FileSystemUtils.deleteRecursively(scratch);
    }
}
