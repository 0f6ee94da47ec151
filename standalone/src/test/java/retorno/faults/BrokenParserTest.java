package retorno.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import retorno.standalone.RetornoProcess;

/// A new version of the worker cannot read anything any more. It must stand still and say so, not
/// empty the topic into the dead letters; the version after it goes on.
@Tag("faults")
class BrokenParserTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// What each provider reads its bodies with, by its name.
    private static final Map<String, String> BROKEN =
            Map.of(
                    "retorno/provider/infobip/InfobipReader.java",
                    """
                    package retorno.provider.infobip;
                    final class InfobipReader {
                        static java.util.List<retorno.provider.Parsed> read(
                                retorno.envelope.Envelope envelope) {
                            throw new IllegalStateException("broken");
                        }
                    }
                    """,
                    "retorno/provider/twilio/CallbackUrl.java",
                    """
                    package retorno.provider.twilio;
                    final class CallbackUrl {
                        static retorno.event.Correlation correlation(String query) {
                            throw new IllegalStateException("broken");
                        }
                    }
                    """);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path scratch;

    private final Scale scale = Scale.current();

    @Test
    void pausesAndGoesOnWithTheNextVersion() throws Exception {
        try (Scenario scenario =
                Scenario.of(
                        "worker with a broken parser",
                        scratch,
                        Store.Kind.SQLITE,
                        Traffic.mixed(10),
                        scale.rate())) {
            scenario.begin(scale.calm());
            scenario.house.worker.stop();
            long before = Tables.of(scenario.house.store).letters().size();
            scenario.house.worker.start(List.of(compiled())).ready();
            scenario.load.run(scale.calm());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> scenario.house.workerHealth().contains("\"status\":\"DOWN\""));
            assertThat(Tables.of(scenario.house.store).letters())
                    .as("drained into the dead letters")
                    .hasSize((int) before);
            scenario.house.worker.stop();
            resume(scenario.house);
            scenario.house.worker.start().ready();
            scenario.judge(PATIENCE);
        }
    }

    private void resume(House house) throws Exception {
        try (RetornoProcess resume =
                RetornoProcess.run(scratch, house.workerSettings(), "dead-letters", "--resume")) {
            assertThat(resume.exitCode()).as(resume.err()).isZero();
        }
    }

    private Path compiled() throws Exception {
        Path folder = scratch;
        for (Map.Entry<String, String> source : BROKEN.entrySet()) {
            folder = Compiled.into(scratch, Path.of(source.getKey()), source.getValue());
        }
        return folder;
    }
}
