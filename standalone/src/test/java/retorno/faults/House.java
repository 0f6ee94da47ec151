package retorno.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import retorno.standalone.RetornoProcess;

/// The whole of it on fresh data: broker, ingest and worker as three processes, and a database.
final class House implements AutoCloseable {
    private final int brokerPort = Ports.free();
    private final int ingestPort = Ports.free();
    private final int workerPort = Ports.free();
    private final Path scratch;

    final Store store;
    final Part broker;
    final Part ingest;
    final Part worker;

    House(Path scratch, Store.Kind kind) throws Exception {
        this.scratch = scratch;
        this.store = kind.in(scratch);
        this.broker =
                new Part(
                        scratch.resolve("broker"),
                        Map.of(),
                        "broker",
                        "--broker-port",
                        "" + brokerPort,
                        "--data",
                        scratch.resolve("broker/data").toString());
        this.ingest = new Part(scratch.resolve("ingest"), ingestSettings(), "ingest");
        this.worker = new Part(scratch.resolve("worker"), workerSettings(), "worker");
    }

    /// All of it on its way; returns when it serves.
    House start() throws Exception {
        return start(List.of());
    }

    /// The same with classes of another version of the worker's.
    House start(List<Path> first) throws Exception {
        broker.start();
        store.start();
        broker.ready();
        ingest.start();
        worker.start(first);
        ingest.ready();
        worker.ready();
        return this;
    }

    /// SIGKILL of all of it.
    void kill() throws Exception {
        for (Part part : List.of(broker, ingest, worker)) {
            part.kill();
        }
        if (store instanceof PostgresServer postgres) {
            postgres.kill();
        }
    }

    /// The PostgreSQL server, in a house that has one.
    PostgresServer postgres() {
        return (PostgresServer) store;
    }

    String kafka() {
        return "127.0.0.1:" + brokerPort;
    }

    /// Where providers post.
    URI door() {
        return URI.create("http://127.0.0.1:" + ingestPort);
    }

    Path spool() {
        return scratch.resolve("ingest/data/spool");
    }

    /// What the worker says of its health.
    String workerHealth() throws Exception {
        return get("http://127.0.0.1:" + workerPort + "/actuator/health");
    }

    /// One of ingest's figures.
    double figure(String name) throws Exception {
        return values(door().toString(), name).sum();
    }

    /// How many records wait for the worker; it does not say so while it does not know.
    double lagRecords() throws Exception {
        double[] lags = lags("retorno_lag_records");
        assertThat(lags).isNotEmpty();
        return Arrays.stream(lags).sum();
    }

    /// How long the first of them waits.
    double lagSeconds() throws Exception {
        return Arrays.stream(lags("retorno_lag_seconds")).max().orElse(0);
    }

    private double[] lags(String name) throws Exception {
        return values("http://127.0.0.1:" + workerPort, name).toArray();
    }

    private static DoubleStream values(String server, String name) throws Exception {
        return get(server + "/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))));
    }

    /// What the product's own proof has to say against its books; nothing where they balance.
    Optional<String> unbalanced() throws Exception {
        try (RetornoProcess ledger =
                RetornoProcess.run(scratch, workerSettings(), "ledger", "--json")) {
            return ledger.exitCode() == 0
                    ? Optional.empty()
                    : Optional.of("./retorno ledger: " + ledger.out() + ledger.err());
        }
    }

    @Override
    public void close() {
        worker.close();
        ingest.close();
        broker.close();
        store.close();
    }

    private Map<String, String> ingestSettings() {
        return Map.of(
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                kafka(),
                "SERVER_PORT",
                "" + ingestPort,
                "RETORNO_DATA",
                scratch.resolve("ingest/data").toString(),
                "RETORNO_PUBLIC_URL",
                Twilio.PUBLIC_URL,
                "RETORNO_TWILIO_AUTH_TOKENS",
                Twilio.TOKEN,
                "RETORNO_INFOBIP_USERS",
                Infobip.USER);
    }

    /// Where Kafka and the database are, as the worker and the commands for its data are told.
    Map<String, String> workerSettings() {
        Map<String, String> settings = new HashMap<>(store.environment());
        settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka());
        settings.put("SERVER_PORT", "" + workerPort);
        return settings;
    }

    private static String get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return response.body();
        }
    }
}
