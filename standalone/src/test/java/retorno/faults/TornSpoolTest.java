package retorno.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of ingest while requests wait in its spool; it comes back before Kafka does.
@EnabledOnOs({OS.LINUX, OS.MAC})
class TornSpoolTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(4);
    private static final int RECEIPT_LENGTH = 16;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path scratch;

    private final Scale scale = Scale.current();

    /// What a write that was cut short by the power leaves behind.
    @Test
    void withGarbageBehindTheLastRequest() throws Exception {
        try (Scenario scenario = scenario("ingest killed with a full spool, garbage at its end")) {
            scenario.begin(scale.calm());
            scenario.house.broker.stop();
            scenario.load.run(UNTIL_KNOWN.plus(scale.calm()));
            scenario.house.ingest.kill();
            Files.write(lastFile(scenario), new byte[] {0, 0, 1, 77, 9}, StandardOpenOption.APPEND);
            comesBack(scenario);
            scenario.load.run(scale.calm());
            scenario.house.broker.start().ready();
            scenario.load.run(scale.calm());
            scenario.judge(PATIENCE);
        }
    }

    /// Real damage: one request that was synced is cut off, and we know which.
    @Test
    @Tag("faults")
    void cutWithinTheLastRequest() throws Exception {
        try (Scenario scenario = scenario("ingest killed with a full spool, its end cut off")) {
            scenario.begin(scale.calm());
            scenario.house.broker.stop();
            scenario.load.run(UNTIL_KNOWN.plus(scale.calm()));
            scenario.load.stop();
            scenario.house.ingest.kill();
            Path file = lastFile(scenario);
            scenario.forgive(lastRequest(scenario, Files.readAllBytes(file)));
            try (FileChannel end = FileChannel.open(file, StandardOpenOption.WRITE)) {
                end.truncate(end.size() - 1);
            }
            comesBack(scenario);
            scenario.house.broker.start().ready();
            scenario.judge(PATIENCE);
        }
    }

    private static void comesBack(Scenario scenario) throws Exception {
        scenario.house.ingest.start().ready();
        Awaitility.await().until(() -> scenario.house.ingest.log().contains("set aside"));
        assertThat(aside(scenario)).hasSize(1);
    }

    /// The receipt of the request whose bytes stand last in the file.
    private static String lastRequest(Scenario scenario, byte[] file) {
        Answer last =
                scenario.load.answers().stream()
                        .filter(answer -> answer.promised() && endsWith(file, answer))
                        .findFirst()
                        .orElseThrow();
        scenario.besides("the one cut off: %s", last.receipt().orElseThrow());
        return last.receipt().orElseThrow();
    }

    /// Its body is the end, and its receipt stands not far before: bodies come twice, receipts not.
    private static boolean endsWith(byte[] file, Answer answer) {
        byte[] body = answer.post().body().getBytes(UTF_8);
        UUID receipt = UUID.fromString(answer.receipt().orElseThrow());
        byte[] sixteen =
                ByteBuffer.allocate(RECEIPT_LENGTH)
                        .putLong(receipt.getMostSignificantBits())
                        .putLong(receipt.getLeastSignificantBits())
                        .array();
        int end = file.length - body.length;
        if (!Arrays.equals(file, end, file.length, body, 0, body.length)) {
            return false;
        }
        for (int at = end - RECEIPT_LENGTH; at > end - 500; at--) {
            if (Arrays.equals(file, at, at + RECEIPT_LENGTH, sixteen, 0, RECEIPT_LENGTH)) {
                return true;
            }
        }
        return false;
    }

    private static Path lastFile(Scenario scenario) throws Exception {
        try (Stream<Path> files = Files.list(scenario.house.spool())) {
            return files.filter(file -> file.toString().endsWith(".spool"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    private static Stream<Path> aside(Scenario scenario) throws Exception {
        try (Stream<Path> files = Files.list(scenario.house.spool())) {
            return files.filter(file -> file.toString().contains(".torn-")).toList().stream();
        }
    }

    private Scenario scenario(String name) throws Exception {
        return Scenario.of(name, scratch, Store.Kind.SQLITE, Traffic.mixed(8), scale.rate());
    }
}
