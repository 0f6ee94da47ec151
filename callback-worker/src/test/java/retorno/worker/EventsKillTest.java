package retorno.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.event.PublishedEvent;
import retorno.program.ProgramProcess;
import retorno.worker.ledger.Book;

/// `kill -9` of the worker at any moment of many small batches: some of them are committed and not
/// published then.
class EventsKillTest {
    private static final int RECORDS = 6_000;
    private static final int KILLS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// A fixed member of its group: what is tried is death, not how long Kafka waits for the dead.
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "spring.kafka.consumer.max-poll-records", "20",
                    "spring.kafka.consumer.properties.group.instance.id", "worker-1");

    @TempDir Path scratch;

    private final Random random = new Random(1);

    @Test
    void sqlite() throws Exception {
        noEventIsLost(Databases.sqlite(scratch));
    }

    @Test
    void postgresql() throws Exception {
        noEventIsLost(Databases.postgresql());
    }

    private void noEventIsLost(Map<String, String> datasource) throws Exception {
        try (Wire wire = new Wire(Broker.bootstrap()).begun()) {
            for (int i = 0; i < RECORDS; i++) {
                wire.post(i % 3, "infobip.email", FaultsContract.report("killed-" + i));
            }
            assertThat(wire.length()).as("posted").isEqualTo(RECORDS);
            for (int kill = 0; kill < KILLS; kill++) {
                long before = rows(datasource);
                int more = 1 + random.nextInt(RECORDS / (2 * KILLS));
                try (ProgramProcess doomed = start(wire, datasource)) {
                    await().atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(5))
                            .until(() -> rows(datasource) >= before + more);
                    assertThat(doomed.isAlive()).isTrue();
                }
            }
            assertThat(rows(datasource)).as("killed in the middle").isLessThan(RECORDS);
            Map<String, String> settings = new HashMap<>(datasource);
            settings.putAll(SETTINGS);
            try (Worker healthy = new Worker(wire, settings)) {
                wire.consumed();
                assertThat(healthy.column("event_key")).hasSize(RECORDS);
                HashSet<String> published = new HashSet<>();
                wire.published()
                        .forEach(record ->
                                published.add(PublishedEvent.ofJson(record.value()).eventKey()));
                assertThat(published)
                        .containsExactlyInAnyOrderElementsOf(healthy.column("event_key"));
                assertThat(healthy.books()).allMatch(Book::balanced);
            }
        }
    }

    private ProgramProcess start(Wire wire, Map<String, String> datasource) throws Exception {
        Map<String, String> settings = new HashMap<>(datasource);
        settings.putAll(SETTINGS);
        settings.put("spring.kafka.bootstrap-servers", wire.bootstrap);
        settings.put("spring.kafka.consumer.group-id", wire.group);
        settings.put("retorno.worker.topics", wire.topic);
        settings.put("retorno.worker.events-topic", wire.events);
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) ->
                environment.put(
                        name.toUpperCase(Locale.ROOT).replace(".", "_").replace("-", ""), value));
        environment.put("SPRING_KAFKA_CONSUMER_PROPERTIES_GROUP_INSTANCE_ID", "worker-1");
        return ProgramProcess.run(WorkerApplication.class, scratch, environment);
    }

    private static long rows(Map<String, String> datasource) {
        try (Connection connection =
                        DriverManager.getConnection(
                                datasource.get("spring.datasource.url"),
                                datasource.get("spring.datasource.username"),
                                datasource.get("spring.datasource.password"));
                ResultSet row =
                        connection
                                .createStatement()
                                .executeQuery("select count(*) from email_callback")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException notThereYet) {
            return 0;
        }
    }
}
