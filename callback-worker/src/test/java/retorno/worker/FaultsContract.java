package retorno.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import retorno.worker.ledger.Book;

/// A database that is slow, locked or away for longer than the group waits for a consumer: nothing
/// is dead-lettered, no partition moves, and the worker goes on by itself. Each database inherits
/// this exam.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultsContract {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COLUMNS =
            "data_recebimento, event, provider, event_key, receipt, topic,"
                    + " kafka_partition, kafka_offset, item, parser_version";
    private static final int POLL_INTERVAL = 4_000;

    Wire wire;
    Worker worker;
    private double rebalances;
    private long rows;

    /// Spring's settings for a new database, with waits of a second at most.
    abstract Map<String, String> datasource() throws Exception;

    /// Makes the database unusable for the worker until the result is closed.
    abstract AutoCloseable away() throws Exception;

    /// What the health says of a row that another connection holds.
    abstract String waiting();

    @BeforeEach
    void start() throws Exception {
        if (worker == null) {
            Map<String, String> settings = new HashMap<>(datasource());
            settings.put("spring.datasource.hikari.connection-timeout", "1000");
            settings.put(
                    "spring.kafka.consumer.properties.max.poll.interval.ms",
                    String.valueOf(POLL_INTERVAL));
            settings.put("retorno.worker.slow", "500ms");
            wire = new Wire(Broker.bootstrap());
            worker = new Worker(wire, settings);
        }
        await().atMost(PATIENCE).until(worker::settled);
        post("first", 1);
        wire.consumed();
        rows = worker.count("email_callback");
        rebalances = worker.rebalances();
    }

    @AfterEach
    void nothingIsLostAndNothingMoved() {
        wire.consumed();
        assertThat(worker.rebalances()).isEqualTo(rebalances);
        assertThat(worker.count("dead_letter")).isZero();
        assertThat(worker.count("intake_breaker")).isZero();
        assertThat(worker.books()).hasSize(3).allMatch(Book::balanced);
        assertThat(worker.books().stream().mapToLong(Book::stored).sum())
                .isEqualTo(worker.count("email_callback"));
        await().atMost(PATIENCE).until(() -> worker.health("").startsWith("200 "));
    }

    @AfterAll
    void stop() {
        worker.close();
        wire.close();
    }

    /// The very row that the worker is about to write, inserted by somebody who takes his time.
    @Test
    void aRowThatAnotherConnectionHoldsIsWaitedFor() throws Exception {
        try (Connection other = connection()) {
            other.setAutoCommit(false);
            Statement sql = other.createStatement();
            sql.execute("create table held as select %s from email_callback".formatted(COLUMNS));
            sql.execute("delete from email_callback");
            other.commit();
            sql.execute(
                    "insert into email_callback (%s) select %s from held"
                            .formatted(COLUMNS, COLUMNS));
            post("first", 1);
            await().atMost(PATIENCE).until(() -> worker.health("").contains(waiting()));
            other.commit();
            sql.execute("drop table held");
            other.commit();
        }
        wire.consumed();
        assertThat(worker.count("email_callback")).isEqualTo(rows);
    }

    @Test
    void anOutageLongerThanThePollIntervalMovesNoPartition() throws Exception {
        try (AutoCloseable away = away()) {
            assertThat(away).isNotNull();
            post("away-", 50);
            await().atMost(PATIENCE)
                    .during(Duration.ofMillis(2 * POLL_INTERVAL))
                    .until(() -> worker.health("").contains("no batch kept since"));
        }
        wire.consumed();
        assertThat(worker.count("email_callback")).isEqualTo(rows + 50);
    }

    void post(String prefix, int bodies) {
        for (int i = 0; i < bodies; i++) {
            wire.post(i % 3, "infobip.email", report(prefix + i));
        }
    }

    static byte[] report(String messageId) {
        return """
        {"results":[{"messageId":"%s","to":"to@example.com","doneAt":"2024-07-16T17:26:54.966-0300",
        "status":{"id":5,"groupId":3,"groupName":"DELIVERED","name":"DELIVERED_TO_HANDSET"}}]}
        """
                .formatted(messageId)
                .getBytes(UTF_8);
    }

    Connection connection() throws Exception {
        Map<String, String> datasource = datasource();
        return DriverManager.getConnection(
                datasource.get("spring.datasource.url"),
                datasource.get("spring.datasource.username"),
                datasource.get("spring.datasource.password"));
    }
}
