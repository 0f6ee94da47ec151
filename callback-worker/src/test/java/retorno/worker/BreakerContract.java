package retorno.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import retorno.provider.Providers;
import retorno.worker.breaker.BreakerStore;
import retorno.worker.breaker.Trip;
import retorno.worker.intake.FaultyParser;
import retorno.worker.ledger.Book;
import retorno.worker.rows.Dialect;

/// A bug of ours stops a partition, and loses nothing. Each database inherits this exam.
abstract class BreakerContract {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Map<String, String> datasource;
    private Wire wire;
    private Worker worker;

    /// Spring's settings for a new database.
    abstract Map<String, String> datasource() throws Exception;

    @BeforeEach
    void start() throws Exception {
        datasource = datasource();
        wire = new Wire(Broker.bootstrap());
        worker = new Worker(wire, datasource, FaultyParser.class);
    }

    @AfterEach
    void theBooksBalance() {
        wire.consumed();
        List<Book> books = worker.books();
        assertThat(books).hasSize(3).allMatch(Book::balanced);
        assertThat(books.stream().mapToLong(Book::stored).sum())
                .isEqualTo(worker.count("email_callback"));
        assertThat(books.stream().mapToLong(Book::deadLetters).sum())
                .isEqualTo(worker.count("dead_letter"));
        worker.close();
        wire.close();
    }

    @Test
    void aBugOfOursStopsItsPartitionUntilAnOperatorLetsItGoOn() {
        postWhileStopped(() -> {
            post(0, "bug-", 300);
            post(0, "fine-", 100);
            post(1, "other-", 50);
        });
        wire.consumed(1);
        post(1, "later-", 50);
        wire.consumed(1);
        await().atMost(PATIENCE).until(() -> worker.health("").contains("recent items"));
        assertThat(worker.health(""))
                .startsWith("503 ")
                .contains(
                        wire.topic + "-0 stands at offset 0 since",
                        "300 of 400 recent items would become dead letters",
                        "parser-failed (infobip parser threw java.lang.IllegalStateException)",
                        "./retorno dead-letters --resume");
        assertThat(worker.health("/liveness")).contains("UP");
        assertThat(worker.count("email_callback")).isEqualTo(100);
        assertThat(worker.count("dead_letter")).isZero();
        assertThat(wire.committed(0)).isZero();
        assertThat(worker.books()).allMatch(Book::balanced);

        assertThat(otherProcess().resume()).extracting(Trip::partition).containsExactly(0);
        wire.consumed();
        assertThat(worker.count("dead_letter")).isEqualTo(300);
        assertThat(worker.count("email_callback")).isEqualTo(200);
        assertThat(worker.health("")).startsWith("200 ");

        post(0, "bug-again-", 300);
        wire.consumed();
        assertThat(worker.count("dead_letter")).isEqualTo(600);
        assertThat(worker.count("intake_breaker")).isEqualTo(1);

        postWhileStopped(() -> post(0, "healthy-", 200));
        wire.consumed();
        await().atMost(PATIENCE).until(() -> worker.count("intake_breaker") == 0);
        postWhileStopped(() -> post(0, "bug-later-", 200));
        await().atMost(PATIENCE).until(() -> otherProcess().tripped().size() == 1);
        otherProcess().resume();
    }

    @Test
    void aRestartStaysStoppedAndNewerCodeGoesOn() {
        postWhileStopped(() -> post(0, "bug-", 300));
        await().atMost(PATIENCE).until(() -> worker.count("intake_breaker") == 1);

        restart(FaultyParser.class);
        post(1, "other-", 50);
        wire.consumed(1);
        await().atMost(PATIENCE).until(() -> worker.health("").contains("300 of 300 recent items"));
        assertThat(worker.count("dead_letter")).isZero();
        assertThat(wire.committed(0)).isZero();

        worker.execute("update intake_breaker set parser_version = parser_version - 1");
        assertThat(otherProcess().tripped())
                .extracting(Trip::parserVersion)
                .containsExactly(Providers.PARSER_VERSION - 1);
        restart();
        wire.consumed();
        assertThat(worker.count("dead_letter")).isZero();
        assertThat(worker.count("email_callback")).isEqualTo(350);
        assertThat(worker.count("intake_breaker")).isZero();
        assertThat(worker.health("")).startsWith("200 ");
    }

    @Test
    void soDoRowsThatTheDatabaseRefuses() {
        postWhileStopped(() -> post(2, "x".repeat(600), 300));
        await().atMost(PATIENCE).until(() -> worker.count("intake_breaker") == 1);
        assertThat(otherProcess().tripped())
                .extracting(Trip::cause)
                .containsExactly("refused (id_externo has 603 characters, at most 512 are kept)");
        assertThat(worker.count("dead_letter")).isZero();
        otherProcess().resume();
        wire.consumed();
        assertThat(worker.count("dead_letter")).isEqualTo(300);
    }

    @Test
    void whatASenderDoesWrongNeverStopsAPartition() {
        postWhileStopped(() -> {
            for (int i = 0; i < 400; i++) {
                wire.post(0, "infobip.email", ("no json " + i).getBytes(UTF_8));
                wire.post(0, "infobip.email", "{\"no report\":%d}".formatted(i).getBytes(UTF_8));
                wire.post(0, "acme.pigeon", ("coo " + i).getBytes(UTF_8));
            }
        });
        wire.consumed();
        assertThat(worker.count("dead_letter")).isEqualTo(1200);
        assertThat(worker.count("intake_breaker")).isZero();
    }

    @Test
    void oneBodyOfBadItemsNeverStopsAPartition() {
        String items =
                IntStream.range(0, 1000)
                        .mapToObj(i -> result("y".repeat(600) + i))
                        .collect(Collectors.joining(","));
        wire.post(0, "infobip.email", ("{\"results\":[" + items + "]}").getBytes(UTF_8));
        wire.consumed();
        assertThat(worker.count("dead_letter")).isEqualTo(1000);
        assertThat(worker.count("intake_breaker")).isZero();
    }

    private void postWhileStopped(Runnable posts) {
        worker.pause();
        posts.run();
        wire.flush();
        worker.resume();
    }

    private void post(int partition, String prefix, int bodies) {
        for (int i = 100; i < 100 + bodies; i++) {
            wire.post(partition, "infobip.email", report(prefix + i).getBytes(UTF_8));
        }
    }

    private static String report(String messageId) {
        return "{\"results\":[" + result(messageId) + "]}";
    }

    private static String result(String messageId) {
        return """
        {"messageId":"%s","to":"to@example.com","doneAt":"2024-07-16T17:26:54.966-0300",\
        "status":{"id":5,"groupId":3,"groupName":"DELIVERED","name":"DELIVERED_TO_HANDSET"}}\
        """
                .formatted(messageId);
    }

    private void restart(Class<?>... more) {
        worker.close();
        worker = new Worker(wire, datasource, more);
    }

    /// As a command line has it, beside the worker.
    private BreakerStore otherProcess() {
        String url = datasource.get("spring.datasource.url");
        return new BreakerStore(
                JdbcClient.create(
                        new DriverManagerDataSource(
                                url,
                                datasource.getOrDefault("spring.datasource.username", ""),
                                datasource.getOrDefault("spring.datasource.password", ""))),
                Dialect.ofUrl(url));
    }
}
