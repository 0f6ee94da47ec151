package retorno.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.envelope.Envelope;

/// What a crash or a bad disk leaves is set aside; what is whole around it counts.
class DamageTest {
    private static final SpoolLimits LIMITS =
            new SpoolLimits(1 << 28, 0, 1 << 24, Duration.ofSeconds(10));

    @TempDir Path directory;

    @Test
    void whatIsKeptBehindATornFirstWriteIsNotPassedOver() throws IOException {
        keep("a", "b");
        byte[] whole = Files.readAllBytes(segment());
        Path next = directory.resolve("%020d.spool".formatted(3));
        Files.write(next, Arrays.copyOf(whole, whole.length / 2 - 9));
        keep("c", "d");
        assertThat(drained()).containsExactly("a", "b", "c", "d");
        assertThat(torn()).hasSize(1);
    }

    @Test
    void aDamagedLengthCostsOneRequest() throws IOException {
        keep("a", "b", "c");
        byte[] bytes = Files.readAllBytes(segment());
        int second = Frame.HEAD + ByteBuffer.wrap(bytes).getInt();
        for (int length : new int[] {Integer.MAX_VALUE, -1, 0, 60, 1_000}) {
            ByteBuffer.wrap(bytes).putInt(second, length);
            Files.write(segment(), bytes);
            assertThat(left()).as("length %d", length).containsExactly("a", "c");
        }
        assertThat(torn())
                .hasSize(5)
                .allSatisfy(file -> assertThat(file).hasSize(bytes.length / 3));
    }

    /// As some file systems leave it after a power cut.
    @Test
    void aTailOfZerosIsOnePiece() throws IOException {
        keep("a");
        Files.write(segment(), new byte[8_000], StandardOpenOption.APPEND);
        keep("b");
        assertThat(drained()).containsExactly("a", "b");
        assertThat(torn()).singleElement().satisfies(file -> assertThat(file).hasSize(8_000));
    }

    @Test
    void whatWasHalfSetAsideIsSetAsideWhole() throws IOException {
        keep("a");
        Path segment = segment();
        long at = Files.size(segment);
        Files.write(segment, new byte[100], StandardOpenOption.APPEND);
        Files.write(Path.of(segment + ".torn-" + at + ".new"), new byte[7]);
        assertThat(drained()).containsExactly("a");
        assertThat(torn()).singleElement().satisfies(file -> assertThat(file).hasSize(100));
    }

    /// Two crashes at the same place leave two different things.
    @Test
    void nothingSetAsideTakesTheNameOfAnother() throws IOException {
        keep("a");
        Path next = directory.resolve("%020d.spool".formatted(2));
        for (int crash = 1; crash <= 2; crash++) {
            for (int start = 1; start <= 2; start++) {
                Files.write(next, new byte[] {1, 2, 3, (byte) crash});
                assertThat(left()).containsExactly("a");
            }
        }
        assertThat(torn()).hasSize(2);
    }

    private void keep(String... bodies) throws IOException {
        try (Spool spool = Spool.open(directory, LIMITS)) {
            for (String body : bodies) {
                assertThat(spool.append(envelope(body), null)).isEqualTo(new Appended.Kept());
            }
        }
    }

    private List<String> drained() throws IOException {
        List<String> bodies = new ArrayList<>();
        try (Spool spool = Spool.open(directory, LIMITS)) {
            while (spool.drain(7, batch -> bodies.addAll(bodies(batch)))) {
                assertThat(bodies).isNotEmpty();
            }
            assertThat(spool.records()).isZero();
        }
        return bodies;
    }

    /// The same, and it stays there.
    private List<String> left() throws IOException {
        List<String> bodies = new ArrayList<>();
        try (Spool spool = Spool.open(directory, LIMITS)) {
            spool.drain(
                    7,
                    batch -> {
                        bodies.addAll(bodies(batch));
                        return false;
                    });
            assertThat(spool.records()).isEqualTo(bodies.size());
        }
        return bodies;
    }

    private static List<String> bodies(List<Spooled> batch) {
        return batch.stream().map(each -> new String(each.envelope().body(), UTF_8)).toList();
    }

    private Path segment() throws IOException {
        return files(".spool").getFirst();
    }

    private List<Path> torn() throws IOException {
        return files("");
    }

    private List<Path> files(String suffix) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file ->
                            suffix.isEmpty()
                                    ? file.toString().contains(".torn-")
                                    : file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static Envelope envelope(String body) {
        return new Envelope(
                UUID.randomUUID(),
                "infobip.email",
                Instant.EPOCH,
                "http://127.0.0.1:8080/email",
                "application/json",
                Map.of(),
                body.getBytes(UTF_8));
    }
}
