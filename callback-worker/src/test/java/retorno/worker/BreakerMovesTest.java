package retorno.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retorno.worker.intake.FaultyParser;
import retorno.worker.ledger.Book;

/// A stopped partition stays stopped whatever else happens to its worker.
class BreakerMovesTest {
    private final Map<String, String> datasource = Databases.postgresql();
    private Wire wire;
    private Worker worker;

    @BeforeEach
    void start() {
        wire = new Wire(Broker.bootstrap());
        worker = new Worker(wire, datasource, FaultyParser.class);
    }

    @AfterEach
    void nothingIsLost() {
        wire.consumed();
        assertThat(worker.books()).hasSize(3).allMatch(Book::balanced);
        assertThat(worker.count("dead_letter")).isEqualTo(300);
        assertThat(worker.health("")).startsWith("200 ");
        worker.close();
        wire.close();
    }

    @Test
    void itMovesToAnotherWorkerAndStandsStillThere() {
        trip();
        try (Worker second = new Worker(wire, datasource, FaultyParser.class);
                Worker third = new Worker(wire, datasource, FaultyParser.class)) {
            await().atMost(FaultsContract.PATIENCE).until(() -> second.rebalances() > 0);
            await().atMost(FaultsContract.PATIENCE).until(() -> third.rebalances() > 0);
            post(0, "behind-", 10);
            post(1, "moved-", 10);
            post(2, "moved-too-", 10);
            wire.consumed(1);
            wire.consumed(2);
            await().atMost(FaultsContract.PATIENCE)
                    .until(() ->
                            Stream.of(worker, second, third)
                                            .filter(w -> w.health("").contains("recent items"))
                                            .count()
                                    == 1);
            worker.close();
            post(1, "moved-again-", 10);
            wire.consumed(1);
            await().atMost(FaultsContract.PATIENCE)
                    .until(() -> (second.health("") + third.health("")).contains("recent items"));
            assertThat(wire.committed(0)).isZero();
            assertThat(second.count("dead_letter")).isZero();
        }
        worker = new Worker(wire, datasource, FaultyParser.class);
        worker.execute("update intake_breaker set state = 'resumed'");
    }

    @Test
    void anOutageDoesNotStartIt() throws Exception {
        trip();
        try (AutoCloseable away = new PostgresOutage(datasource)) {
            assertThat(away).isNotNull();
            post(1, "away-", 50);
            await().atMost(FaultsContract.PATIENCE)
                    .until(() -> worker.health("").contains("no batch kept since"));
            assertThat(worker.health("")).contains("recent items");
        }
        wire.consumed(1);
        post(0, "behind-", 10);
        post(1, "later-", 10);
        wire.consumed(1);
        assertThat(wire.committed(0)).isZero();
        assertThat(worker.count("dead_letter")).isZero();
        worker.execute("update intake_breaker set state = 'resumed'");
    }

    @Test
    void itStopsAfterAnOutageToo() throws Exception {
        try (AutoCloseable away = new PostgresOutage(datasource)) {
            assertThat(away).isNotNull();
            worker.pause();
            post(0, "bug-", 300);
            post(1, "away-", 50);
            worker.resume();
            await().atMost(FaultsContract.PATIENCE)
                    .until(() -> worker.health("").contains("no batch kept since"));
        }
        await().atMost(FaultsContract.PATIENCE)
                .until(() -> worker.health("").contains("recent items"));
        wire.consumed(1);
        assertThat(worker.health("")).doesNotContain("no batch kept since");
        assertThat(wire.committed(0)).isZero();
        assertThat(worker.count("dead_letter")).isZero();
        worker.execute("update intake_breaker set state = 'resumed'");
    }

    private void trip() {
        worker.pause();
        post(0, "bug-", 300);
        worker.resume();
        await().atMost(FaultsContract.PATIENCE)
                .until(() -> worker.health("").contains("300 of 300 recent items"));
    }

    private void post(int partition, String prefix, int bodies) {
        for (int i = 0; i < bodies; i++) {
            wire.post(
                    partition,
                    "infobip.email",
                    "{\"messageId\":\"%s%d\",\"to\":\"a@example.com\",\"status\":{\"groupName\":\"DELIVERED\"}}"
                            .formatted(prefix, i)
                            .getBytes(UTF_8));
        }
        wire.flush();
    }
}
