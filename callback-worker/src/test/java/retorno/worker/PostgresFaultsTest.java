package retorno.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresFaultsTest extends FaultsContract {
    private final Map<String, String> datasource = Databases.postgresql();

    @Override
    Map<String, String> datasource() {
        Map<String, String> settings = new HashMap<>(datasource);
        settings.computeIfPresent(
                "spring.datasource.url", (key, url) -> url + "&socketTimeout=2&loginTimeout=2");
        return settings;
    }

    @Override
    AutoCloseable away() throws Exception {
        return new PostgresOutage(datasource);
    }

    @Override
    String waiting() {
        return "the database is slow or waits for a lock";
    }

    /// As a server is from which another has taken over: the connections there are stay as they
    /// are.
    @Test
    void aServerThatBecomesReadOnlyIsWaitedFor() throws Exception {
        readOnly("on");
        post("read-only-", 50);
        await().atMost(PATIENCE)
                .until(() -> worker.health("").contains("in a read-only transaction"));
        readOnly("off");
        wire.consumed();
        assertThat(worker.count("dead_letter")).isZero();
    }

    /// A lock that is held for longer than the driver waits for an answer.
    @Test
    void aStatementThatIsNeverAnsweredIsTriedAgain() throws Exception {
        try (Connection other = connection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table email_callback in exclusive mode");
            post("unanswered-", 50);
            await().atMost(PATIENCE)
                    .until(() -> worker.health("").contains("2 attempts: SocketTimeoutException"));
            other.rollback();
        }
    }

    private void readOnly(String state) throws Exception {
        String name = datasource.get("spring.datasource.url").replaceFirst(".*/(\\w+).*", "$1");
        try (Connection other = connection()) {
            other.createStatement().execute("set default_transaction_read_only = off");
            other.createStatement()
                    .execute(
                            "alter database %s set default_transaction_read_only = %s"
                                    .formatted(name, state));
            if (state.equals("on")) {
                other.createStatement()
                        .execute(
                                """
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where datname = '%s' and pid <> pg_backend_pid()
                                """
                                        .formatted(name));
            }
        }
    }
}
