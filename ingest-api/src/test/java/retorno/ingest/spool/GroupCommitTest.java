package retorno.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
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

    private static Appended append(GroupCommit writer) throws Exception {
        Envelope envelope =
                new Envelope(
                        UUID.randomUUID(),
                        "infobip.email",
                        Instant.EPOCH,
                        "http://localhost/email",
                        null,
                        Map.of(),
                        new byte[] {'x'});
        return writer.append(envelope, null).get(10, TimeUnit.SECONDS);
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
