package retorno.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.worker.ledger.Book;

/// The server itself stops and starts, while callbacks keep coming.
class PostgresRestartTest {
    @TempDir Path data;

    private EmbeddedPostgres server;
    private final AtomicInteger posted = new AtomicInteger();

    @Test
    void aServerThatIsStartedAgainUnderLoadLosesNothing() throws Exception {
        server = start(0);
        int port = server.getPort();
        AtomicBoolean loaded = new AtomicBoolean(true);
        try (Wire wire = new Wire(Broker.bootstrap());
                Worker worker =
                        new Worker(
                                wire,
                                Map.of(
                                        "spring.datasource.url",
                                        server.getJdbcUrl("postgres", "postgres"),
                                        "spring.datasource.hikari.connection-timeout",
                                        "1000"))) {
            Thread load = Thread.ofVirtual().start(() -> load(wire, loaded));
            try {
                await().atMost(FaultsContract.PATIENCE)
                        .until(() -> worker.count("email_callback") > 100);
                await().atMost(FaultsContract.PATIENCE).until(worker::settled);
                double rebalances = worker.rebalances();
                for (int outage = 0; outage < 2; outage++) {
                    server.close();
                    await().atMost(FaultsContract.PATIENCE)
                            .until(() -> worker.health("").contains("no batch kept since"));
                    server = start(port);
                    await().atMost(FaultsContract.PATIENCE)
                            .until(() -> worker.health("").startsWith("200 "));
                }
                loaded.set(false);
                load.join();
                wire.consumed();
                assertThat(worker.rebalances()).isEqualTo(rebalances);
                assertThat(worker.count("email_callback")).isEqualTo(posted.get());
                assertThat(worker.count("dead_letter")).isZero();
                assertThat(worker.books()).hasSize(3).allMatch(Book::balanced);
            } finally {
                loaded.set(false);
                load.join();
            }
        } finally {
            server.close();
        }
    }

    /// Twenty at a time, each time as fast as Kafka takes them.
    private void load(Wire wire, AtomicBoolean loaded) {
        while (loaded.get() && posted.get() < 100_000) {
            for (int i = 0; i < 20; i++) {
                int number = posted.getAndIncrement();
                wire.post(number % 3, "infobip.email", FaultsContract.report("restart-" + number));
            }
            wire.flush();
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data.resolve("pg"))
                        .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }
}
