package retorno.worker.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import retorno.envelope.Envelope;
import retorno.event.Correlation;
import retorno.event.EventKey;
import retorno.event.Occurred;
import retorno.event.Occurrence;
import retorno.event.Outcome;
import retorno.event.RecordingEvent;
import retorno.provider.Parsed;
import retorno.worker.deadletter.Burial;
import retorno.worker.deadletter.DeadLetter;
import retorno.worker.rows.Fate;
import retorno.worker.rows.Item;

class SortedBatchTest {
    private static final Fate REFUSED = new Fate.Refused("refused", "SQLSTATE 22001");

    private final SortedBatch batch = new SortedBatch();

    @Test
    void keepsAPageForEachPartition() {
        batch.take(List.of(reading(0, 7, 10, event("a")), reading(2, 9, 10, event("b"))));
        assertThat(batch.pages()).hasSize(2);
    }

    @Test
    void namesTheItemThatAnEventCameFrom() {
        SortedBatch.Events events =
                batch.take(List.of(reading(0, 7, 10, new Parsed.Ignored("empty"), event("a"))));
        assertThat(events.items())
                .extracting(Item::lineage)
                .extracting(from -> from.offset() + "/" + from.item())
                .containsExactly("7/1");
    }

    @Test
    void aRefusedEventBecomesALetterWithItsOwnKey() {
        batch.take(List.of(reading(0, 7, 10, event("a"), event("b"))))
                .ended(List.of(new Fate.Stored(), REFUSED));
        assertThat(batch.letters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key()).isEqualTo(EventKey.of("test").add("b").key());
                    assertThat(letter.cause()).isEqualTo("refused");
                    assertThat(letter.lineage().item()).isEqualTo(1);
                    assertThat(letter.payload()).hasSize(10);
                });
    }

    @Test
    void eachPieceHasFatesOfItsOwn() {
        SortedBatch.Events first = batch.take(List.of(reading(0, 7, 10, event("a"))));
        SortedBatch.Events second = batch.take(List.of(reading(0, 8, 10, event("b"), event("c"))));
        first.ended(List.of(new Fate.Stored()));
        second.ended(List.of(REFUSED, new Fate.Duplicate()));
        assertThat(batch.stored()).extracting(item -> item.lineage().offset()).containsExactly(7L);
        assertThat(batch.duplicates()).extracting(item -> item.lineage().item()).containsExactly(1);
        assertThat(batch.letters())
                .extracting(letter -> letter.lineage().offset())
                .containsExactly(8L);
    }

    /// Which of them keeps it is decided when they are buried.
    @Test
    void refusedItemsShareTheBodyOfTheirRecordInMemory() {
        batch.take(
                        List.of(
                                reading(0, 7, 1 << 20, event("a"), event("b")),
                                reading(0, 8, 1 << 20, event("c"))))
                .ended(List.of(REFUSED, REFUSED, REFUSED));
        List<byte[]> bodies = batch.letters().stream().map(DeadLetter::payload).toList();
        assertThat(bodies).hasSize(3);
        assertThat(bodies.get(1)).isSameAs(bodies.get(0)).isNotSameAs(bodies.get(2));
    }

    @Test
    void lettersAreCountedOnTheirOwnPartition() {
        batch.take(List.of(reading(0, 1, 10, unreadable()), reading(1, 1, 10, unreadable())));
        batch.lettersEnded(List.of(Burial.NEW, Burial.AGAIN));
        assertThat(batch.pages()).allMatch(page -> page.balanced());
    }

    @Test
    void anItemWithoutAnEndLeavesThePageUnbalanced() {
        batch.take(List.of(reading(0, 1, 10, unreadable())));
        assertThat(batch.pages()).noneMatch(page -> page.balanced());
    }

    private static Reading reading(int partition, long offset, int bytes, Parsed... items) {
        Envelope envelope =
                new Envelope(
                        UUID.randomUUID(),
                        "twilio.recording-status",
                        Instant.EPOCH,
                        "",
                        null,
                        Map.of(),
                        new byte[bytes]);
        return new Reading(new TopicPartition("t", partition), offset, envelope, List.of(items));
    }

    private static Parsed unreadable() {
        return new Parsed.Unreadable("not-json", "$", "no JSON", "{".getBytes(UTF_8));
    }

    private static Parsed event(String name) {
        Occurred occurred =
                new Occurred(
                        "twilio",
                        EventKey.of("test").add(name).key(),
                        Occurrence.RECORDING_STARTED,
                        "in-progress",
                        null);
        return new Parsed.Event(
                new RecordingEvent(
                        occurred,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Outcome.NONE,
                        Correlation.NONE));
    }
}
