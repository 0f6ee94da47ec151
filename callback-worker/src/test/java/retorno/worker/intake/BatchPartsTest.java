package retorno.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BatchPartsTest {
    private static final int MOST = 1 << 20;
    private static final int RECORDS = 4;

    private final BatchParts parts = new BatchParts(MOST, RECORDS);
    private final List<List<Long>> seen = new ArrayList<>();
    private int ends;

    @Test
    void takesWhatIsSmallAsAWhole() {
        parts.each(batch(1, MOST - 2, 1), this::see, this::end);
        assertThat(seen).containsExactly(List.of(0L, 1L, 2L));
    }

    @Test
    void dividesWhatIsLargeAndKeepsItsOrder() {
        parts.each(batch(MOST / 2, MOST / 2, 1, MOST / 2), this::see, this::end);
        assertThat(seen).containsExactly(List.of(0L, 1L), List.of(2L, 3L));
    }

    @Test
    void takesARecordLargerThanAPartByItself() {
        parts.each(batch(1, 3 * MOST, -1, 1), this::see, this::end);
        assertThat(seen).containsExactly(List.of(0L), List.of(1L), List.of(2L, 3L));
    }

    @Test
    void goesOnWithThePartThatFailed() {
        List<ConsumerRecord<String, byte[]>> batch = batch(MOST, MOST, MOST);
        failing(batch, 1L);
        failing(List.copyOf(batch), 1L);
        parts.each(batch, this::see, this::end);
        assertThat(seen).containsExactly(List.of(0L), List.of(1L), List.of(2L));
    }

    @Test
    void beginsOtherRecordsFromTheirFirst() {
        failing(batch(MOST, MOST, MOST), 1L);
        parts.each(batch(MOST, MOST, MOST), this::see, this::end);
        assertThat(seen).containsExactly(List.of(0L), List.of(0L), List.of(1L), List.of(2L));
    }

    @Test
    void beginsAgainWithABatchThatWasDone() {
        List<ConsumerRecord<String, byte[]>> batch = batch(MOST, MOST);
        parts.each(batch, this::see, this::end);
        parts.each(batch, this::see, this::end);
        assertThat(seen).containsExactly(List.of(0L), List.of(1L), List.of(0L), List.of(1L));
    }

    @Test
    void dividesWhatIsManyRecordsIntoEqualParts() {
        parts.each(batch(1, 1, 1, 1, 1, 1, 1, 1, 1), this::see, this::end);
        assertThat(seen)
                .containsExactly(List.of(0L, 1L, 2L), List.of(3L, 4L, 5L), List.of(6L, 7L, 8L));
    }

    @Test
    void goesOnWithTheEndWhereAllPartsAreDone() {
        List<ConsumerRecord<String, byte[]>> batch = batch(MOST, MOST);
        assertThat(parts.haveBegun(batch)).isFalse();
        assertThatThrownBy(() ->
                        parts.each(
                                batch,
                                this::see,
                                () -> {
                                    throw new IllegalStateException("away");
                                }))
                .hasMessage("away");
        assertThat(parts.haveBegun(batch)).isTrue();
        parts.each(batch, this::see, this::end);
        assertThat(seen).containsExactly(List.of(0L), List.of(1L));
        assertThat(ends).isEqualTo(1);
        assertThat(parts.haveBegun(batch)).isFalse();
    }

    private void end() {
        ends++;
    }

    private void failing(List<ConsumerRecord<String, byte[]>> batch, long at) {
        assertThatThrownBy(() ->
                        parts.each(
                                batch,
                                part -> {
                                    if (part.getFirst().offset() == at) {
                                        throw new IllegalStateException("away");
                                    }
                                    see(part);
                                },
                                this::end))
                .hasMessage("away");
    }

    private void see(List<ConsumerRecord<String, byte[]>> part) {
        seen.add(part.stream().map(ConsumerRecord::offset).toList());
    }

    /// @param sizes of the records' values in bytes; below 0: none
    private static List<ConsumerRecord<String, byte[]>> batch(int... sizes) {
        return IntStream.range(0, sizes.length)
                .mapToObj(i ->
                        new ConsumerRecord<String, byte[]>(
                                "topic", 0, i, null, sizes[i] < 0 ? null : new byte[sizes[i]]))
                .toList();
    }
}
