package retorno.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Something is away for a while, and comes back.
@EnabledOnOs({OS.LINUX, OS.MAC})
@Tag("faults")
class OutageTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// Until then a request may still be waiting for an ack that will not come.
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(5);

    private static final double SWIFT = 200;
    private static final double LATEST = 5_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path scratch;

    private final Scale scale = Scale.current();

    @Test
    void brokerStopped() throws Exception {
        try (Scenario scenario = scenario("broker stopped", Traffic.wellFormed(3))) {
            scenario.begin(scale.calm());
            Window away = Window.open(UNTIL_KNOWN);
            scenario.house.broker.stop();
            scenario.load.run(UNTIL_KNOWN.plus(scale.outage()));
            away.close();
            scenario.house.broker.start().ready();
            long back = System.nanoTime();
            scenario.load.run(scale.calm());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> scenario.house.figure("retorno_spool_records") == 0);
            scenario.besides(
                    "spool empty %.0f s after its return", (System.nanoTime() - back) / 1e9);
            double p99 = away.times(scenario.load.answers()).p99();
            scenario.besides("p99 while away %.0f ms", p99);
            scenario.judge(PATIENCE);
            assertThat(scenario.load.answers()).allMatch(Answer::ok);
            assertThat(p99).isLessThan(scale.limit(SWIFT));
        }
    }

    @Test
    void brokerHung() throws Exception {
        try (Scenario scenario = scenario("broker hung", Traffic.wellFormed(4))) {
            scenario.begin(scale.calm());
            scenario.house.broker.freeze();
            scenario.load.run(scale.outage());
            scenario.house.broker.thaw();
            scenario.load.run(scale.calm());
            scenario.judge(PATIENCE);
            assertThat(scenario.load.answers()).allMatch(Answer::ok);
            assertThat(Times.of(scenario.load.answers().stream()).worst())
                    .isLessThan(scale.limit(LATEST));
        }
    }

    @Test
    void workerStopped() throws Exception {
        try (Scenario scenario = scenario("worker stopped", Traffic.mixed(5))) {
            scenario.begin(scale.calm());
            scenario.house.worker.stop();
            scenario.load.run(scale.outage());
            scenario.booksBalance();
            scenario.house.worker.start().ready();
            scenario.load.run(scale.calm());
            scenario.judge(PATIENCE);
            scenario.allAnsweredAsExpected();
        }
    }

    @Test
    void databaseRestarted() throws Exception {
        try (Scenario scenario = postgres("database restarted")) {
            scenario.begin(scale.calm());
            scenario.house.postgres().stop();
            scenario.house.postgres().start();
            scenario.load.run(scale.calm());
            scenario.judge(PATIENCE);
            scenario.allAnsweredAsExpected();
        }
    }

    /// Nothing becomes a dead letter for it: the judgement knows which ones there must be.
    @Test
    void databaseStopped() throws Exception {
        try (Scenario scenario = postgres("database stopped")) {
            scenario.begin(scale.calm());
            scenario.house.postgres().stop();
            scenario.load.run(scale.outage());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() ->
                            scenario.house
                                    .workerHealth()
                                    .matches(
                                            "(?s).*\"reason\":\"no batch kept since [^\\\\]*\".*"));
            scenario.house.postgres().start();
            scenario.load.run(scale.calm());
            scenario.judge(PATIENCE);
            scenario.allAnsweredAsExpected();
        }
    }

    private Scenario scenario(String what, Traffic traffic) throws Exception {
        return Scenario.of(
                "%s for %d s".formatted(what, scale.outage().toSeconds()),
                scratch,
                Store.Kind.SQLITE,
                traffic,
                scale.rate());
    }

    private Scenario postgres(String name) throws Exception {
        return Scenario.of(name, scratch, Store.Kind.POSTGRESQL, Traffic.mixed(6), scale.rate());
    }
}
