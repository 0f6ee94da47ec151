package retorno.worker;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;
import retorno.worker.ledger.Book;
import retorno.worker.ledger.Ledger;

/// The whole program, running on one wire and one database; a test's eyes on its tables.
final class Worker implements AutoCloseable {
    private static final List<String> TABLES =
            List.of("email_callback", "sms_callback", "call_callback", "dead_letter");

    private final ConfigurableApplicationContext context;
    private final Wire wire;
    private final JdbcTemplate jdbc;

    /// @param overrides the database's settings, and any other that are not the usual
    /// @param more classes whose beans replace the program's
    Worker(Wire wire, Map<String, String> overrides, Class<?>... more) {
        this.wire = wire;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.kafka.bootstrap-servers", wire.bootstrap);
        settings.put("spring.kafka.consumer.group-id", wire.group);
        settings.put("retorno.worker.topics", wire.topic);
        settings.put("retorno.worker.partitions", "3"); // tests post to three
        settings.put("retorno.worker.events-topic", wire.events);
        settings.put("retorno.worker.retry.first", "50ms");
        settings.put("retorno.worker.retry.longest", "200ms");
        settings.put("server.port", "0");
        settings.putAll(overrides);
        context =
                SpringApplication.run(
                        Stream.concat(Stream.of(WorkerApplication.class), Stream.of(more))
                                .toArray(Class<?>[]::new),
                        settings.entrySet().stream()
                                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                                .toArray(String[]::new));
        jdbc = context.getBean(JdbcTemplate.class);
    }

    /// Stops taking in, as a graceful shutdown does; returns when the batch at hand is done.
    void pause() {
        context.getBean(KafkaListenerEndpointRegistry.class).stop();
    }

    void resume() {
        context.getBean(KafkaListenerEndpointRegistry.class).start();
    }

    /// The rows of a table that came from one request, in the order of its items.
    List<Map<String, Object>> rows(String table, UUID receipt) {
        return all(table, "item").stream()
                .filter(row -> row.get("receipt").equals(receipt.toString()))
                .toList();
    }

    /// Everything in every table that callbacks become, in a fixed order.
    Map<String, List<Map<String, Object>>> tables() {
        return TABLES.stream().collect(toMap(table -> table, table -> all(table, "event_key")));
    }

    /// How many rows there are.
    long count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }

    /// How many records each batch of a partition had that began at this offset or behind it.
    List<Long> batches(int partition, long from) {
        return jdbc.queryForList(
                "select records from callback_ledger where kafka_partition = ? and first_offset >= ?",
                Long.class,
                partition,
                from);
    }

    /// One column of the three callback tables.
    List<String> column(String name) {
        return Stream.of("email_callback", "sms_callback", "call_callback")
                .flatMap(table ->
                        jdbc
                                .queryForList("select " + name + " from " + table, String.class)
                                .stream())
                .toList();
    }

    void execute(String sql) {
        jdbc.execute(sql);
    }

    private List<Map<String, Object>> all(String table, String order) {
        return jdbc.query(
                "select * from " + table + " order by " + order,
                (row, i) -> {
                    Map<String, Object> columns = new TreeMap<>();
                    for (int c = 1; c <= row.getMetaData().getColumnCount(); c++) {
                        Object value =
                                row.getObject(c) instanceof byte[] bytes
                                        ? HexFormat.of().formatHex(bytes)
                                        : row.getString(c);
                        columns.put(row.getMetaData().getColumnLabel(c).toLowerCase(), value);
                    }
                    return columns;
                });
    }

    List<Book> books() {
        return context.getBean(Ledger.class).books(wire.positions());
    }

    /// Whether each of its consumers has partitions: until the last one has joined, one is to come.
    boolean settled() {
        return context
                .getBean(KafkaListenerEndpointRegistry.class)
                .getAllListenerContainers()
                .stream()
                .map(all -> (ConcurrentMessageListenerContainer<?, ?>) all)
                .flatMap(all -> all.getContainers().stream())
                .map(MessageListenerContainer::getAssignedPartitions)
                .noneMatch(assigned -> assigned == null || assigned.isEmpty());
    }

    /// How many rebalances of the group the consumers have taken part in.
    double rebalances() {
        return context
                .getBean(KafkaListenerEndpointRegistry.class)
                .getAllListenerContainers()
                .stream()
                .flatMap(container -> container.metrics().values().stream())
                .flatMap(metrics -> metrics.entrySet().stream())
                .filter(metric -> metric.getKey().name().equals("rebalance-total"))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .sum();
    }

    /// What a GET below `/actuator/health` says: the HTTP status, then the body.
    String health(String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/health" + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
