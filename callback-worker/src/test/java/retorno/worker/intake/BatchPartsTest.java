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

    private final BatchParts parts = new BatchParts(MOST);
    private final List<List<Long>> seen = new ArrayList<>();

    @Test
    void takesWhatIsSmallAsAWhole() {
        parts.each(batch(1, MOST - 2, 1), this::see);
        assertThat(seen).containsExactly(List.of(0L, 1L, 2L));
    }

    @Test
    void dividesWhatIsLargeAndKeepsItsOrder() {
        parts.each(batch(MOST / 2, MOST / 2, 1, MOST / 2), this::see);
        assertThat(seen).containsExactly(List.of(0L, 1L), List.of(2L, 3L));
    }

    @Test
    void takesARecordLargerThanAPartByItself() {
        parts.each(batch(1, 3 * MOST, -1, 1), this::see);
        assertThat(seen).containsExactly(List.of(0L), List.of(1L), List.of(2L, 3L));
    }

    @Test
    void goesOnWithThePartThatFailed() {
        List<ConsumerRecord<String, byte[]>> batch = batch(MOST, MOST, MOST);
        failing(batch, 1L);
        failing(List.copyOf(batch), 1L);
        parts.each(batch, this::see);
        assertThat(seen).containsExactly(List.of(0L), List.of(1L), List.of(2L));
    }

    @Test
    void beginsOtherRecordsFromTheirFirst() {
        failing(batch(MOST, MOST, MOST), 1L);
        parts.each(batch(MOST, MOST, MOST), this::see);
        assertThat(seen).containsExactly(List.of(0L), List.of(0L), List.of(1L), List.of(2L));
    }

    @Test
    void beginsAgainWithABatchThatWasDone() {
        List<ConsumerRecord<String, byte[]>> batch = batch(MOST, MOST);
        parts.each(batch, this::see);
        parts.each(batch, this::see);
        assertThat(seen).containsExactly(List.of(0L), List.of(1L), List.of(0L), List.of(1L));
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
                                }))
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
