package retorno.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFaultsTest extends FaultsContract {
    @TempDir static Path data;

    @Override
    Map<String, String> datasource() {
        return Map.of(
                "spring.datasource.url",
                "jdbc:sqlite:" + data.resolve("retorno.db") + "?busy_timeout=700");
    }

    @Override
    AutoCloseable away() throws Exception {
        Connection other = connection();
        other.createStatement().execute("begin exclusive");
        return other;
    }

    @Override
    String waiting() {
        return "SQLITE_BUSY";
    }

    @Test
    void aFullDiskIsWaitedFor() throws Exception {
        Map<String, String> small =
                Map.of(
                        "spring.datasource.url",
                        "jdbc:sqlite:" + data.resolve("small.db") + "?max_page_count=120");
        try (Wire other = new Wire(Broker.bootstrap())) {
            try (Worker full = new Worker(other, small)) {
                for (int i = 0; i < 3_000; i++) {
                    other.post(i % 3, "infobip.email", report("full-" + i));
                }
                await().atMost(PATIENCE)
                        .until(() -> full.health("").contains("database or disk is full"));
                assertThat(full.count("dead_letter")).isZero();
            }
            Map<String, String> large =
                    Map.of("spring.datasource.url", "jdbc:sqlite:" + data.resolve("small.db"));
            try (Worker roomy = new Worker(other, large)) {
                other.consumed();
                assertThat(roomy.count("email_callback")).isEqualTo(3_000);
                assertThat(roomy.count("dead_letter")).isZero();
            }
        }
    }
}
