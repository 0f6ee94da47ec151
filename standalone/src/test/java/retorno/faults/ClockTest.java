package retorno.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The clock of the machine is set, ahead and back, while all programs run.
@Tag("faults")
class ClockTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofHours(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path scratch;

    private final Scale scale = Scale.current();

    /// Tomcat tells by the time of day how long a connection has been idle: a leap ahead closes
    /// them all, also under a request that was just being sent. Its sender has no answer, and knows
    /// it.
    @Test
    void stepsAheadAndBack() throws Exception {
        assumeTrue(Clock.available(), "libfaketime is not installed (apt-get install libfaketime)");
        Clock clock = new Clock(scratch.resolve("clock"));
        try (Scenario scenario = scenario("clock two hours ahead and back")) {
            clock.rules(scenario.house.broker, scenario.house.ingest, scenario.house.worker);
            scenario.begin(scale.calm());
            Window leap = Window.open(Duration.ZERO);
            clock.step(STEP);
            scenario.load.run(scale.calm());
            clock.step(Duration.ZERO);
            scenario.load.run(scale.calm());
            leap.close();
            scenario.judge(PATIENCE);
            scenario.allAnsweredAsExpected(leap.cutOff(scenario.load.answers()));
        }
    }

    /// What waits in the spool is then of a time to come, and Kafka's clients, who measure by the
    /// time of day how long they leave a broker alone, would come back in two hours.
    @Test
    void stepsBackWhileRequestsWait() throws Exception {
        assumeTrue(Clock.available(), "libfaketime is not installed (apt-get install libfaketime)");
        Clock clock = new Clock(scratch.resolve("clock"));
        try (Scenario scenario = scenario("clock two hours back, spool in use")) {
            clock.rules(scenario.house.broker, scenario.house.ingest, scenario.house.worker);
            clock.step(STEP);
            scenario.begin(scale.calm());
            scenario.house.broker.stop();
            scenario.load.run(UNTIL_KNOWN);
            clock.step(Duration.ZERO);
            scenario.load.run(scale.calm());
            scenario.besides(
                    "oldest in the spool: %.0f s",
                    scenario.house.figure("retorno_spool_oldest_seconds"));
            scenario.house.broker.start().ready();
            scenario.allAnsweredAsExpected();
            scenario.load.run(scale.calm());
            scenario.judge(PATIENCE);
        }
    }

    private Scenario scenario(String name) throws Exception {
        return Scenario.of(name, scratch, Store.Kind.SQLITE, Traffic.mixed(9), scale.rate());
    }
}
