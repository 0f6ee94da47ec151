package retorno.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.program.Senders;

/// SIGTERM for each program while providers post: all of it ends with 0, and what was answered 2xx
/// becomes a row.
class StopTest {
    private static final int SOME = 500;

    @TempDir Path scratch;

    @Test
    void upUnderLoad() throws Exception {
        Path data = scratch.resolve("data");
        try (RetornoProcess up = RetornoProcess.up(scratch, data);
                Senders senders = new Senders(up.http())) {
            moreThan(SOME, senders);
            assertThat(up.stop()).isZero();
            assertThat(up.err()).doesNotContain("\tat ", "not closed", "not stopped");
            try (RetornoProcess again = RetornoProcess.up(scratch, data)) {
                again.ready();
                Rows rows = new Rows(data.resolve("retorno.db"));
                rows.await("select id_externo from email_callback", senders.accepted());
            }
        }
    }

    /// A broker that no longer answers is worse than one that is gone: every wait for it lasts.
    @Test
    void apartWhileTheBrokerIsFrozenAndThenGone() throws Exception {
        try (RetornoProcess broker = broker()) {
            Map<String, String> environment = environment(broker.ready());
            Set<String> accepted = new HashSet<>();
            try (RetornoProcess worker = RetornoProcess.run(scratch, environment, "worker");
                    RetornoProcess ingest = RetornoProcess.run(scratch, environment, "ingest")) {
                worker.ready();
                accepted.addAll(stoppedUnderLoad(ingest, () -> broker.signal("STOP")));
                assertThat(worker.stop()).isZero();
            }
            broker.signal("CONT");
            try (RetornoProcess worker = RetornoProcess.run(scratch, environment, "worker");
                    RetornoProcess ingest = RetornoProcess.run(scratch, environment, "ingest")) {
                ingest.ready();
                Rows rows = new Rows(scratch.resolve("retorno.db"));
                rows.await("select id_externo from email_callback", accepted);
                stoppedUnderLoad(ingest, () -> assertThat(broker.stop()).isZero());
                assertThat(worker.stop()).isZero();
            }
        }
    }

    /// Takes the broker away while providers post, then ends the program.
    private static Set<String> stoppedUnderLoad(RetornoProcess ingest, Action takeAway)
            throws Exception {
        try (Senders senders = new Senders(ingest.http())) {
            moreThan(SOME, senders);
            takeAway.run();
            moreThan(senders.accepted().size() + SOME, senders);
            assertThat(ingest.stop()).isZero();
            return senders.accepted();
        }
    }

    private static void moreThan(int posts, Senders senders) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> senders.accepted().size() > posts);
    }

    private RetornoProcess broker() throws IOException {
        String data = scratch.resolve("broker").toString();
        return RetornoProcess.run(
                scratch, Map.of(), "broker", "--broker-port", "0", "--data", data);
    }

    private Map<String, String> environment(String kafka) {
        return Map.of(
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                kafka,
                "SERVER_PORT",
                "0",
                "RETORNO_DATA",
                scratch.resolve("spool").toString(),
                "SPRING_DATASOURCE_URL",
                "jdbc:sqlite:" + scratch.resolve("retorno.db"));
    }

    @FunctionalInterface
    private interface Action {
        void run() throws Exception;
    }
}
