package retorno.worker.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// What the records of a batch say, in pieces: while one is written, other cores read those behind
/// it.
final class Readings {
    private final Set<TopicPartition> partitions;
    private final List<Reading> first;
    private final List<ForkJoinTask<List<Reading>>> others;

    private Readings(
            Set<TopicPartition> partitions,
            List<Reading> first,
            List<ForkJoinTask<List<Reading>>> others) {
        this.partitions = partitions;
        this.first = first;
        this.others = others;
    }

    /// Reads the first piece, and begins to read the others.
    ///
    /// @param records at least one
    /// @param most bytes in a piece; a record is never divided
    static Readings of(
            List<ConsumerRecord<String, byte[]>> records, RecordReader reader, int most) {
        int end = end(records, 0, most);
        List<Reading> first = records.subList(0, end).parallelStream().map(reader::read).toList();
        List<ForkJoinTask<List<Reading>>> others = new ArrayList<>();
        while (end < records.size()) {
            int from = end;
            end = end(records, from, most);
            List<ConsumerRecord<String, byte[]>> piece = records.subList(from, end);
            others.add(
                    ForkJoinPool.commonPool()
                            .submit(() -> piece.stream().map(reader::read).toList()));
        }
        return new Readings(partitions(records), first, others);
    }

    /// The end of a piece that begins there: as many records as fit into so many bytes, and one at
    /// least.
    private static int end(List<ConsumerRecord<String, byte[]>> records, int from, int most) {
        int end = from;
        long bytes = 0;
        do {
            bytes += bytes(records.get(end++));
        } while (end < records.size() && bytes + bytes(records.get(end)) <= most);
        return end;
    }

    private static int bytes(ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? 0 : record.value().length;
    }

    private static Set<TopicPartition> partitions(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> new TopicPartition(record.topic(), record.partition()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Where the records come from.
    Set<TopicPartition> partitions() {
        return partitions;
    }

    /// Does this with each piece, in the order of the log; waits for what is not read yet. It may
    /// be done again.
    void each(Consumer<List<Reading>> work) {
        work.accept(first);
        others.forEach(piece -> work.accept(piece.join()));
    }
}
