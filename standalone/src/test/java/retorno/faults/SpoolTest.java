package retorno.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The spool is full while Kafka is away: whoever finds no room is told at once when to come again.
@EnabledOnOs({OS.LINUX, OS.MAC})
@Tag("faults")
class SpoolTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(5);

    /// In ms. We owe 100; a machine that is busy with the load itself takes longer.
    private static final double AT_ONCE = 500;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path scratch;

    private final Scale scale = Scale.current();

    @Test
    void atItsLimit() throws Exception {
        try (Scenario scenario = scenario("spool at its limit of 200 kB")) {
            scenario.house.ingest.with("RETORNO_SPOOL_MAX_BYTES", "200KB");
            refuses(scenario);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onAFullDisk() throws Exception {
        Path disk = Files.createDirectory(scratch.resolve("disk"));
        try (Disk small = Disk.mount(disk, "1m")) {
            assumeTrue(small.mounted(), "a small disk can only be mounted by root");
            try (Scenario scenario = scenario("disk of the spool, 1 MB, full")) {
                scenario.house
                        .ingest
                        .with("RETORNO_SPOOL_DIR", disk.toString())
                        .with("RETORNO_SPOOL_RESERVE", "0");
                refuses(scenario);
            }
        }
    }

    private void refuses(Scenario scenario) throws Exception {
        scenario.begin(scale.calm());
        Window away = Window.open(UNTIL_KNOWN);
        scenario.house.broker.stop();
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> refused(away.of(scenario.load.answers())).size() > scale.rate());
        away.close();
        scenario.house.broker.start().ready();
        scenario.load.run(scale.calm());
        List<Answer> refused = refused(away.of(scenario.load.answers()));
        Times times = Times.of(refused.stream());
        scenario.besides("503 in %.0f ms at most, p99 %.0f ms", times.worst(), times.p99());
        scenario.judge(PATIENCE);
        assertThat(scenario.load.answers())
                .allMatch(answer -> answer.asExpected() || answer.status() == 503);
        assertThat(refused(scenario.load.answers()))
                .allMatch(answer -> answer.retryAfter().isPresent());
        assertThat(times.p99()).isLessThan(scale.limit(AT_ONCE));
    }

    private static List<Answer> refused(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() == 503).toList();
    }

    private Scenario scenario(String name) throws Exception {
        return Scenario.of(name, scratch, Store.Kind.SQLITE, Traffic.mixed(7), scale.rate());
    }
}
