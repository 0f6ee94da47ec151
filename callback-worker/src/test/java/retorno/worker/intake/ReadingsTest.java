package retorno.worker.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import retorno.provider.Provider;

class ReadingsTest {
    private static final byte[] BODY = "{}".getBytes(UTF_8);

    private final List<List<Long>> seen = new ArrayList<>();

    @Test
    void readsRecordsInPiecesAndInTheirOrder() {
        Readings.of(records(7), new RecordReader(), 3 * BODY.length).each(this::see);
        assertThat(seen).containsExactly(List.of(0L, 1L, 2L), List.of(3L, 4L, 5L), List.of(6L));
    }

    @Test
    void readsAFewAsOnePiece() {
        Readings.of(records(3), new RecordReader(), Integer.MAX_VALUE).each(this::see);
        assertThat(seen).containsExactly(List.of(0L, 1L, 2L));
    }

    @Test
    void saysTheSameAgain() {
        Readings readings = Readings.of(records(3), new RecordReader(), 2 * BODY.length);
        readings.each(this::see);
        readings.each(this::see);
        assertThat(seen)
                .containsExactly(List.of(0L, 1L), List.of(2L), List.of(0L, 1L), List.of(2L));
    }

    @Test
    void knowsWhereItsRecordsComeFrom() {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(records(2));
        records.add(new ConsumerRecord<>("t", 4, 0, null, BODY));
        assertThat(Readings.of(records, new RecordReader(), 1).partitions())
                .containsExactlyInAnyOrder(new TopicPartition("t", 0), new TopicPartition("t", 4));
    }

    /// The batch is tried again then, as for any other reason.
    @Test
    void tellsOfWhatFailedWhileReadingAhead() {
        RecordReader reader = new RecordReader(_ -> Optional.of(exhausted()));
        ConsumerRecord<String, byte[]> bodiless = new ConsumerRecord<>("t", 0, 0, null, null);
        ConsumerRecord<String, byte[]> parsed = new ConsumerRecord<>("t", 0, 1, null, BODY);
        Readings readings = Readings.of(List.of(bodiless, parsed), reader, 1);
        assertThatThrownBy(() -> readings.each(this::see)).isInstanceOf(OutOfMemoryError.class);
        assertThat(seen).containsExactly(List.of(0L));
    }

    private static Provider exhausted() {
        return (Provider)
                Proxy.newProxyInstance(
                        Provider.class.getClassLoader(),
                        new Class<?>[] {Provider.class},
                        (_, _, _) -> {
                            throw new OutOfMemoryError("no room to parse");
                        });
    }

    private void see(List<Reading> piece) {
        seen.add(piece.stream().map(Reading::offset).toList());
    }

    private static List<ConsumerRecord<String, byte[]>> records(int count) {
        return LongStream.range(0, count)
                .mapToObj(offset -> new ConsumerRecord<String, byte[]>("t", 0, offset, null, BODY))
                .toList();
    }
}
