package retorno.worker.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import retorno.worker.Databases;
import retorno.worker.Tables;
import retorno.worker.rows.Dialect;

class BreakerStoreTest {
    private static final Instant SINCE = Instant.parse("2026-02-03T04:05:06.789Z");

    @Test
    void remembersOnSqlite(@TempDir Path folder) {
        remembers(Databases.sqlite(folder));
    }

    @Test
    void remembersOnH2(@TempDir Path folder) {
        remembers(Databases.h2(folder));
    }

    @Test
    void remembersOnPostgresql() {
        remembers(Databases.postgresql());
    }

    private static void remembers(Map<String, String> datasource) {
        try (Tables tables = new Tables(datasource)) {
            BreakerStore worker = tables.the(BreakerStore.class);
            BreakerStore other = ofAnotherProcess(datasource);
            Trip two = trip(2, "parser-failed (the parser failed)");
            assertThat(worker.keep(trip(0, "x".repeat(2000))).cause()).hasSize(512);
            assertThat(worker.keep(two)).isEqualTo(two);
            assertThat(worker.keep(trip(2, "later"))).isEqualTo(two);
            assertThat(worker.find("t", 1)).isEmpty();

            assertThat(other.tripped()).extracting(Trip::partition).containsExactly(0, 2);
            assertThat(other.tripped().getLast()).isEqualTo(two);
            assertThat(other.resume()).extracting(Trip::partition).containsExactly(0, 2);
            assertThat(other.resume()).isEmpty();
            assertThat(other.tripped()).isEmpty();

            assertThat(worker.find("t", 2))
                    .hasValueSatisfying(
                            trip -> assertThat(trip.state()).isEqualTo(Trip.State.RESUMED));
            worker.forget(two);
            assertThat(worker.find("t", 2)).isEmpty();
            assertThat(worker.find("t", 0)).isPresent();
        }
    }

    /// As a command line has it, beside the worker: no Kafka, no Spring.
    private static BreakerStore ofAnotherProcess(Map<String, String> datasource) {
        String url = datasource.get("spring.datasource.url");
        return new BreakerStore(
                JdbcClient.create(
                        new DriverManagerDataSource(
                                url,
                                datasource.getOrDefault("spring.datasource.username", ""),
                                datasource.getOrDefault("spring.datasource.password", ""))),
                Dialect.ofUrl(url));
    }

    private static Trip trip(int partition, String cause) {
        return new Trip("t", partition, Trip.State.TRIPPED, cause, 1L << 40, 200, 150, 1, SINCE);
    }
}
