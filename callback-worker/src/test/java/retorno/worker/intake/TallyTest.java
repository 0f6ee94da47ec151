package retorno.worker.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retorno.envelope.Envelope;
import retorno.provider.Parsed;
import retorno.worker.breaker.Sample;
import retorno.worker.deadletter.Burial;

class TallyTest {
    private static final Parsed FINE = new Parsed.Ignored("empty");
    private static final Parsed FAILED = unreadable("parser-failed");

    @Test
    void countsEachPartitionFromItsFirstOffset() {
        assertThat(
                        samples(
                                Burial.NEW,
                                reading(0, 7, FINE, FAILED),
                                reading(1, 90, FINE),
                                reading(0, 8, FAILED)))
                .containsExactly(
                        new Sample("t", 0, 7, 3, 2, "parser-failed (why)"),
                        new Sample("t", 1, 90, 1, 0, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "parser-failed, 1",
        "refused, 1",
        "not-json, 0",
        "not-a-report, 0",
        "not-a-form, 0",
        "no-sid, 0",
        "unknown-type, 0"
    })
    void onlyOurFaultsCount(String cause, int failed) {
        assertThat(samples(Burial.NEW, reading(0, 7, unreadable(cause))))
                .extracting(Sample::failed)
                .containsExactly(failed);
    }

    @ParameterizedTest
    @CsvSource({"NEW, 1", "AGAIN, 1", "KNOWN, 0"})
    void whatWasCountedBeforeSaysNothing(Burial burial, int failed) {
        assertThat(samples(burial, reading(0, 7, FAILED)))
                .extracting(Sample::failed)
                .containsExactly(failed);
    }

    @Test
    void oneBodyCountsForALimitedNumberOfItems() {
        Parsed[] bad = Collections.nCopies(1200, FAILED).toArray(Parsed[]::new);
        Parsed[] items = Collections.nCopies(2000, FINE).toArray(Parsed[]::new);
        System.arraycopy(bad, 0, items, 0, bad.length);
        assertThat(samples(Burial.NEW, reading(0, 7, items)))
                .extracting(Sample::items, Sample::failed)
                .containsExactly(tuple(20, 12));
    }

    private static List<Sample> samples(Burial burial, Reading... readings) {
        SortedBatch batch = new SortedBatch();
        batch.take(List.of(readings));
        batch.lettersEnded(Collections.nCopies(batch.letters().size(), burial));
        return batch.samples(20);
    }

    private static Parsed unreadable(String cause) {
        return new Parsed.Unreadable(cause, "$", "why", "{".getBytes(UTF_8));
    }

    private static Reading reading(int partition, long offset, Parsed... items) {
        Envelope envelope =
                new Envelope(
                        UUID.randomUUID(),
                        "infobip.email",
                        Instant.EPOCH,
                        "",
                        null,
                        Map.of(),
                        new byte[0]);
        return new Reading(new TopicPartition("t", partition), offset, envelope, List.of(items));
    }
}
