package retorno.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.program.ProgramProcess;
import retorno.worker.ledger.Book;

/// SIGTERM while records come in, and while the database is away or hangs.
class StopTest {
    private static final int RECORDS = 20_000;
    private static final String COUNT = "select count(*) from email_callback";
    private static final String WAITING =
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """;

    @TempDir Path directory;

    private final Map<String, String> datasource = Databases.postgresql();
    private Wire wire;

    @BeforeEach
    void open() {
        wire = new Wire(Broker.bootstrap());
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void theBatchAtHandIsKeptAndItsOffsetsToo() throws Exception {
        try (ProgramProcess worker = start()) {
            post(RECORDS);
            within(() -> !first(COUNT).equals("0"));
            assertThat(worker.stop()).isZero();
            assertThat(worker.out() + worker.err()).doesNotContain("\tat ", "not closed");
            assertThat(wire.members()).as("has left its group").isZero();
        }
        long before = Long.parseLong(first(COUNT));
        assertThat(before).as("stopped in the middle").isLessThan(RECORDS);
        try (Worker again = new Worker(wire, datasource)) {
            wire.consumed();
            assertThat(again.count("email_callback")).isEqualTo(RECORDS);
            // No record was read twice: every batch that was kept has its offsets.
            assertThat(again.books()).allMatch(Book::balanced);
            assertThat(again.books()).extracting(Book::duplicates).containsOnly(0L);
        }
    }

    @Test
    void aDatabaseThatIsAwayIsNotWaitedFor() throws Exception {
        try (ProgramProcess worker = start();
                AutoCloseable _ = new PostgresOutage(datasource)) {
            post(10);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(worker.out())
                                    .as(worker.err())
                                    .contains("not kept, attempt 3"));
            assertThat(worker.stop()).isZero();
            assertThat(worker.out()).doesNotContain("Error handler threw");
        }
    }

    @Test
    void aDatabaseThatHangsIsNotWaitedFor() throws Exception {
        try (ProgramProcess worker = start();
                Connection other = connection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table email_callback");
            post(10);
            within(() -> !first(WAITING).equals("0"));
            assertThat(worker.stop()).isZero();
            assertThat(worker.out()).doesNotContain("Error handler threw");
        }
    }

    private ProgramProcess start() throws Exception {
        ProgramProcess worker =
                ProgramProcess.run(
                        WorkerApplication.class,
                        directory,
                        Map.of(
                                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                                wire.bootstrap,
                                "SPRING_KAFKA_CONSUMER_GROUP_ID",
                                wire.group,
                                "RETORNO_WORKER_TOPICS",
                                wire.topic,
                                "SPRING_DATASOURCE_URL",
                                datasource.get("spring.datasource.url"),
                                "SPRING_DATASOURCE_USERNAME",
                                "postgres",
                                "SPRING_DATASOURCE_PASSWORD",
                                "postgres"));
        within(() -> worker.out().contains("worker reads") || !worker.isAlive());
        assertThat(worker.isAlive()).as(worker.err()).isTrue();
        return worker;
    }

    private void post(int records) {
        for (int i = 0; i < records; i++) {
            String body =
                    "{\"messageId\":\"m-%d\",\"status\":{\"groupName\":\"SENT\"}}".formatted(i);
            wire.post("infobip.email", "http://localhost/email", body.getBytes(UTF_8));
        }
    }

    private String first(String sql) throws SQLException {
        try (Connection connection = connection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                datasource.get("spring.datasource.url"), "postgres", "postgres");
    }

    private static void within(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}
