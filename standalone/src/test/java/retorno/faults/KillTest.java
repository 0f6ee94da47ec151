package retorno.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `kill -9`, of one program or of all.
@EnabledOnOs({OS.LINUX, OS.MAC})
class KillTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir Path scratch;

    private final Scale scale = Scale.current();
    private final Random random = new Random(1);

    /// A fixed member of its group: what is tried is death, not how long Kafka waits for the dead.
    @ParameterizedTest
    @EnumSource
    void worker(Store.Kind kind) throws Exception {
        try (House house = new House(scratch, kind);
                Load load =
                        new Load(house.door(), Traffic.mixed(1), scale.rate(), scale.records());
                Scenario scenario =
                        new Scenario(
                                "worker killed %d times".formatted(scale.kills()), house, load)) {
            house.worker.with("SPRING_KAFKA_CONSUMER_PROPERTIES_GROUP_INSTANCE_ID", "worker-1");
            house.start();
            load.start();
            for (int i = 0; i < scale.kills(); i++) {
                load.run(Duration.ofMillis(500 + random.nextInt(2_000)));
                house.worker.kill();
                scenario.booksBalance();
                house.worker.start();
                if (random.nextInt(4) > 0) { // else it may die before it serves
                    house.worker.ready();
                }
            }
            scenario.judge(PATIENCE);
        }
    }
}
