package retorno.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.envelope.Envelope;

class GroupCommitTest {
    private static final SpoolLimits ROOMY =
            new SpoolLimits(1 << 20, 0, 1 << 20, Duration.ofSeconds(10));

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, OutOfMemoryError.class})
    void refusesABatchThatFailsAsNobodyExpectedAndKeepsTheNext(Class<? extends Throwable> failure)
            throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Log log = new Log(directory);
                GroupCommit writer =
                        new GroupCommit(
                                log,
                                new Gauges(log.inventory()),
                                ROOMY,
                                () -> asked.getAndIncrement() == 0 ? fail(failure) : 1 << 20)) {
            assertThat(append(writer)).isInstanceOf(Appended.Refused.class);
            assertThat(append(writer)).isInstanceOf(Appended.Kept.class);
            assertThat(log.next(10, 1 << 20).records()).hasSize(1);
        }
    }

    @Test
    void refusesARequestThatCannotBeWrittenAndKeepsTheNext() throws Exception {
        try (Log log = new Log(directory);
                GroupCommit writer =
                        new GroupCommit(log, new Gauges(log.inventory()), ROOMY, () -> 1 << 20)) {
            Envelope bodiless = new Envelope(null, "t", null, "u", null, Map.of(), new byte[0]);
            assertThat(writer.append(bodiless, null).get(10, TimeUnit.SECONDS))
                    .isInstanceOf(Appended.Refused.class);
            assertThat(append(writer)).isInstanceOf(Appended.Kept.class);
        }
    }

    /// Else a disk that stands still would fill the memory with what was refused long ago.
    @Test
    void forgetsWhomNobodyWaitsForAnyMore() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch disk = new CountDownLatch(1);
        try (Log log = new Log(directory);
                GroupCommit writer =
                        new GroupCommit(
                                log,
                                new Gauges(log.inventory()),
                                ROOMY,
                                () -> whenOpen(asked, disk))) {
            var first = writer.append(envelope(), null);
            asked.await();
            var impatient = writer.append(envelope(), null);
            writer.forget(impatient);
            disk.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(Appended.Kept.class);
            assertThat(append(writer)).isInstanceOf(Appended.Kept.class);
            assertThat(log.next(10, 1 << 20).records()).hasSize(2);
            assertThat(impatient).isNotDone();
        }
    }

    private static long whenOpen(CountDownLatch asked, CountDownLatch disk) {
        try {
            asked.countDown();
            disk.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return 1 << 20;
    }

    private static Appended append(GroupCommit writer) throws Exception {
        return writer.append(envelope(), null).get(10, TimeUnit.SECONDS);
    }

    private static Envelope envelope() {
        return new Envelope(
                UUID.randomUUID(),
                "infobip.email",
                Instant.EPOCH,
                "http://localhost/email",
                null,
                Map.of(),
                new byte[] {'x'});
    }

    private static long fail(Class<? extends Throwable> failure) {
        try {
            Throwable planted = failure.getConstructor(String.class).newInstance("planted");
            if (planted instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) planted;
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
