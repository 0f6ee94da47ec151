package retorno.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `kill -9`, of one program or of all.
@EnabledOnOs({OS.LINUX, OS.MAC})
class KillTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path scratch;

    private final Scale scale = Scale.current();
    private final Random random = new Random(1);

    static List<Store.Kind> worker() {
        return Scale.current().kinds(Store.Kind.SQLITE);
    }

    static List<Store.Kind> everythingAtOnce() {
        return Scale.current().kinds(Store.Kind.POSTGRESQL);
    }

    /// A fixed member of its group: what is tried is death, not how long Kafka waits for the dead.
    @ParameterizedTest
    @MethodSource
    void worker(Store.Kind kind) throws Exception {
        String name = "worker killed %d times".formatted(scale.kills());
        try (Scenario scenario =
                Scenario.of(name, scratch, kind, Traffic.mixed(1), scale.rate(), scale.records())) {
            Part worker =
                    scenario.house.worker.with(
                            "SPRING_KAFKA_CONSUMER_PROPERTIES_GROUP_INSTANCE_ID", "worker-1");
            scenario.begin(Duration.ZERO);
            for (int i = 0; i < scale.kills(); i++) {
                scenario.load.run(Duration.ofMillis(500 + random.nextInt(2_000)));
                worker.kill();
                scenario.booksBalance();
                worker.start();
                if (random.nextInt(4) > 0) { // else it may die before it serves
                    worker.ready();
                }
            }
            scenario.load.finish();
            scenario.judge(PATIENCE);
        }
    }

    @Test
    @Tag("faults")
    void ingest() throws Exception {
        try (Scenario scenario = scenario("ingest killed", Store.Kind.SQLITE)) {
            scenario.begin(scale.calm());
            scenario.house.ingest.kill();
            scenario.house.ingest.start().ready();
            scenario.load.run(scale.calm());
            scenario.judge(PATIENCE);
        }
    }

    @Test
    @Tag("faults")
    void broker() throws Exception {
        try (Scenario scenario = scenario("broker killed", Store.Kind.SQLITE)) {
            scenario.begin(scale.calm());
            scenario.house.broker.kill();
            scenario.house.broker.start().ready();
            scenario.load.run(scale.calm());
            scenario.judge(PATIENCE);
            scenario.allAnsweredAsExpected();
        }
    }

    @Test
    @Tag("faults")
    void database() throws Exception {
        try (Scenario scenario = scenario("database killed", Store.Kind.POSTGRESQL)) {
            scenario.begin(scale.calm());
            scenario.house.postgres().kill();
            scenario.house.postgres().start();
            scenario.load.run(scale.calm());
            scenario.judge(PATIENCE);
            scenario.allAnsweredAsExpected();
        }
    }

    @ParameterizedTest
    @MethodSource
    void everythingAtOnce(Store.Kind kind) throws Exception {
        try (Scenario scenario = scenario("everything killed at once", kind)) {
            scenario.begin(scale.calm());
            scenario.house.kill();
            scenario.house.start();
            scenario.load.run(scale.calm());
            scenario.judge(PATIENCE);
        }
    }

    private Scenario scenario(String name, Store.Kind kind) throws Exception {
        return Scenario.of(name, scratch, kind, Traffic.mixed(2), scale.rate());
    }
}
