package retorno.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.envelope.Envelope;

class SpoolTest {
    private static final SpoolLimits ROOMY =
            new SpoolLimits(1 << 28, 0, 1 << 20, Duration.ofSeconds(10));

    @TempDir Path directory;

    @Test
    void givesBackEverythingInOrderAcrossARestart() throws IOException {
        Envelope first =
                new Envelope(
                        UUID.randomUUID(),
                        "twilio.call-status",
                        Instant.ofEpochMilli(1_700_000_000_123L),
                        "https://x.example/twilio/call-status?id=ção",
                        null,
                        Map.of("x-twilio-signature", "abc="),
                        new byte[] {0, -1, 13, 10});
        try (Spool spool = Spool.open(directory, ROOMY)) {
            assertThat(spool.append(first, "CA1")).isEqualTo(new Appended.Kept());
            assertThat(spool.append(envelope("second"), null)).isEqualTo(new Appended.Kept());
        }
        try (Spool spool = Spool.open(directory, ROOMY)) {
            assertThat(spool.append(envelope("third"), null)).isEqualTo(new Appended.Kept());
            assertThat(spool.records()).isEqualTo(3);
            assertThat(spool.oldest()).contains(first.receivedAt());
            List<Spooled> taken = drainAll(spool);
            assertThat(taken).extracting(Spooled::key).containsExactly("CA1", null, null);
            assertThat(taken.getFirst().envelope()).usingRecursiveComparison().isEqualTo(first);
            assertThat(bodies(taken.subList(1, 3))).containsExactly("second", "third");
            assertThat(spool.isEmpty()).isTrue();
            assertThat(spool.bytes()).isZero();
            assertThat(spool.oldest()).isEmpty();
        }
    }

    @Test
    void keepsWhatTheTakerRefuses() throws IOException {
        try (Spool spool = Spool.open(directory, ROOMY)) {
            spool.append(envelope("a"), null);
            assertThat(spool.drain(10, batch -> false)).isFalse();
            assertThat(bodies(drainAll(spool))).containsExactly("a");
        }
    }

    @Test
    void doesNotGiveBackWhatWasTakenBeforeARestart() throws IOException {
        try (Spool spool = Spool.open(directory, ROOMY)) {
            for (int i = 0; i < 10; i++) {
                spool.append(envelope("n" + i), null);
            }
            assertThat(spool.drain(4, batch -> true)).isTrue();
        }
        try (Spool spool = Spool.open(directory, ROOMY)) {
            assertThat(spool.records()).isEqualTo(6);
            assertThat(bodies(drainAll(spool))).startsWith("n4").hasSize(6);
        }
    }

    /// As on a full disk: there the note of how far it is drained cannot be written either.
    @Test
    void drainsAlthoughItCannotNoteHowFar() throws IOException {
        try (Spool spool = Spool.open(directory, ROOMY)) {
            spool.append(envelope("a"), null);
            spool.append(envelope("b"), null);
            Files.createDirectory(directory.resolve("drained.new"));
            assertThat(spool.drain(1, batch -> true)).isTrue();
            assertThat(bodies(drainAll(spool))).containsExactly("b");
            assertThat(spool.isEmpty()).isTrue();
        }
        try (Spool spool = Spool.open(directory, ROOMY)) {
            assertThat(spool.records()).as("given back at the end of the first run").isZero();
        }
    }

    /// Or the disk would be full of what nobody needs when Kafka is away the next time.
    @Test
    void whatWasDrainedTakesNoRoomFromTheNextOutage() throws IOException {
        SpoolLimits small = new SpoolLimits(1 << 28, 0, 1_000, Duration.ofSeconds(10));
        for (SpoolLimits limits : List.of(ROOMY, small)) {
            try (Spool spool = Spool.open(directory, limits)) {
                for (int i = 0; i < 50; i++) {
                    spool.append(envelope("n" + i), null);
                }
                assertThat(drainAll(spool)).hasSize(50);
                spool.append(envelope("later"), null);
                long taken = 0;
                for (Path segment : segments()) {
                    taken += Files.size(segment);
                }
                assertThat(taken).isEqualTo(spool.bytes());
            }
            try (Spool spool = Spool.open(directory, limits)) {
                assertThat(bodies(drainAll(spool))).containsExactly("later");
                spool.append(envelope("last"), null);
                assertThat(bodies(drainAll(spool))).containsExactly("last");
            }
        }
    }

    @Test
    void startsNewFilesAndDeletesDrainedOnes() throws IOException {
        SpoolLimits small = new SpoolLimits(1 << 28, 0, 1_000, Duration.ofSeconds(10));
        try (Spool spool = Spool.open(directory, small)) {
            for (int i = 0; i < 50; i++) {
                spool.append(envelope("x".repeat(200)), null);
            }
            assertThat(segments()).hasSizeGreaterThan(5);
            assertThat(drainAll(spool)).hasSize(50);
            assertThat(segments()).hasSize(1);
        }
    }

    @Test
    void refusesWhatExceedsItsBoundAndTakesAgainWhenDrained() throws IOException {
        SpoolLimits tight = new SpoolLimits(1_000, 0, 1 << 20, Duration.ofSeconds(10));
        try (Spool spool = Spool.open(directory, tight)) {
            assertThat(spool.append(envelope("x".repeat(600)), null))
                    .isEqualTo(new Appended.Kept());
            assertThat(spool.append(envelope("x".repeat(600)), null))
                    .isEqualTo(new Appended.Refused("the spool is full"));
            assertThat(drainAll(spool)).hasSize(1);
            assertThat(spool.append(envelope("x".repeat(600)), null))
                    .isEqualTo(new Appended.Kept());
        }
    }

    @Test
    void leavesTheReserveOfTheDiskAlone() throws IOException {
        SpoolLimits greedy = new SpoolLimits(1 << 20, Long.MAX_VALUE / 2, 1 << 20, ofTen());
        try (Spool spool = Spool.open(directory, greedy)) {
            assertThat(spool.append(envelope("a"), null))
                    .isEqualTo(new Appended.Refused("the spool is full"));
        }
    }

    @Test
    void setsATornTailAsideAndKeepsTheRest() throws IOException {
        fill("one", "two", "three");
        Path segment = segments().getFirst();
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 3);
        }
        try (Spool spool = Spool.open(directory, ROOMY)) {
            assertThat(spool.records()).isEqualTo(2);
            spool.append(envelope("four"), null);
            assertThat(bodies(drainAll(spool))).containsExactly("one", "two", "four");
        }
        assertThat(torn()).hasSize(1);
    }

    @Test
    void setsARottenFrameAsideAndReadsOnBehindIt() throws IOException {
        fill("one", "two", "three");
        Path segment = segments().getFirst();
        byte[] bytes = Files.readAllBytes(segment);
        int inTheSecond = new String(bytes, UTF_8).indexOf("two");
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap("TWO".getBytes(UTF_8)), inTheSecond);
        }
        try (Spool spool = Spool.open(directory, ROOMY)) {
            assertThat(bodies(drainAll(spool))).containsExactly("one", "three");
        }
        assertThat(torn()).hasSize(1);
        assertThat(
                        Files.readString(
                                torn().getFirst(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("TWO");
    }

    @Test
    void sendsAllAgainWhenItForgotHowFarItWas() throws IOException {
        fill("one", "two");
        try (Spool spool = Spool.open(directory, ROOMY)) {
            drainAll(spool);
            spool.append(envelope("three"), null);
        }
        Files.writeString(directory.resolve("drained"), "?");
        try (Spool spool = Spool.open(directory, ROOMY)) {
            assertThat(bodies(drainAll(spool))).endsWith("three");
        }
    }

    @Test
    void isForOneProcessAtATime() throws IOException {
        Spool spool = Spool.open(directory, ROOMY);
        assertThatThrownBy(() -> Spool.open(directory, ROOMY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in use by another process");
        spool.close();
        Spool.open(directory, ROOMY).close();
    }

    @Test
    void manyAppendersAndADrainLoseAndDoubleNothing() throws Exception {
        int appenders = 16;
        int each = 200;
        List<Spooled> taken = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(appenders);
        try (Spool spool = Spool.open(directory, ROOMY);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int a = 0; a < appenders; a++) {
                String name = "appender-" + a;
                threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        spool.append(envelope(name + "-" + i), name);
                    }
                    done.countDown();
                });
            }
            while (done.getCount() > 0 || !spool.isEmpty()) {
                spool.awaitRecords(Duration.ofMillis(10));
                spool.drain(64, taken::addAll);
            }
        }
        assertThat(bodies(taken)).doesNotHaveDuplicates().hasSize(appenders * each);
        assertThat(taken).extracting(Spooled::sequence).isSorted();
        for (int a = 0; a < appenders; a++) {
            String name = "appender-" + a;
            assertThat(taken.stream().filter(s -> name.equals(s.key())).toList())
                    .extracting(s -> new String(s.envelope().body(), UTF_8))
                    .element(each - 1)
                    .isEqualTo(name + "-" + (each - 1));
        }
    }

    private void fill(String... bodies) throws IOException {
        try (Spool spool = Spool.open(directory, ROOMY)) {
            for (String body : bodies) {
                spool.append(envelope(body), null);
            }
        }
    }

    private static List<Spooled> drainAll(Spool spool) throws IOException {
        List<Spooled> taken = new ArrayList<>();
        while (spool.drain(7, taken::addAll)) {
            assertThat(taken).isNotEmpty();
        }
        return taken;
    }

    private static List<String> bodies(List<Spooled> spooled) {
        return spooled.stream().map(s -> new String(s.envelope().body(), UTF_8)).toList();
    }

    private List<Path> segments() throws IOException {
        return files(".spool");
    }

    private List<Path> torn() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(p -> p.toString().contains(".torn-")).sorted().toList();
        }
    }

    private List<Path> files(String suffix) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(p -> p.toString().endsWith(suffix)).sorted().toList();
        }
    }

    private static Duration ofTen() {
        return Duration.ofSeconds(10);
    }

    private static Envelope envelope(String body) {
        return new Envelope(
                UUID.randomUUID(),
                "infobip.email",
                Instant.ofEpochMilli(1_732_000_000_000L),
                "http://127.0.0.1:8080/email",
                "application/json",
                Map.of(),
                body.getBytes(UTF_8));
    }
}
