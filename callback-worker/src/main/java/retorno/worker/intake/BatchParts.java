package retorno.worker.intake;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import retorno.worker.rows.Dialect;

/// Takes a batch in parts that fit into memory once they are parsed: a record may hold thousands of
/// items, and a fetch in bytes bounds nothing where the topic is compressed. And what follows the
/// transaction of one part goes on beside the next.
///
/// A batch that is tried again goes on with the part that failed; the books would show the others
/// as duplicates otherwise. Whoever is given other records meanwhile forgets about it.
@Component
class BatchParts {
    private final int most;
    private final int mostRecords;
    private final ThreadLocal<@Nullable Begun> begun = new ThreadLocal<>();

    @Autowired
    BatchParts(Dialect dialect) {
        this(BatchSizes.of(dialect).partBytes(), BatchSizes.of(dialect).partRecords());
    }

    /// @param most bytes in a part; a record is never divided
    /// @param mostRecords in a part
    BatchParts(int most, int mostRecords) {
        this.most = most;
        this.mostRecords = mostRecords;
    }

    /// What is done of a batch, on the thread of its consumer.
    private record Begun(List<ConsumerRecord<String, byte[]>> batch, int done) {}

    /// Whether some part of these very records is done.
    boolean haveBegun(List<ConsumerRecord<String, byte[]>> batch) {
        return done(batch) > 0;
    }

    /// Does this with each part in turn, in the order of the log, and something last. What it
    /// throws ends it; the same records, given again on the same thread, then begin with the part
    /// that it threw for, or with what is done last.
    void each(
            List<ConsumerRecord<String, byte[]>> batch,
            Consumer<List<ConsumerRecord<String, byte[]>>> work,
            Runnable last) {
        int from = done(batch);
        int records = evenly(batch.size());
        while (from < batch.size()) {
            int end = Math.min(end(batch, from, most), from + records);
            work.accept(batch.subList(from, end));
            from = end;
            begun.set(new Begun(List.copyOf(batch), from));
        }
        last.run();
        begun.remove();
    }

    /// As few parts as there must be, of one size: a small one would cost a transaction as well.
    private int evenly(int records) {
        int parts = Math.max(1, Math.ceilDiv(records, mostRecords));
        return Math.ceilDiv(records, parts);
    }

    private int done(List<ConsumerRecord<String, byte[]>> batch) {
        Begun known = begun.get();
        if (known != null && known.batch.equals(batch)) {
            return known.done;
        }
        begun.remove(); // or it would be held beside this one
        return 0;
    }

    /// The end of a piece that begins there: as many records as fit into so many bytes, and one at
    /// least.
    static int end(List<ConsumerRecord<String, byte[]>> batch, int from, int most) {
        int end = from;
        long bytes = 0;
        do {
            bytes += bytes(batch.get(end++));
        } while (end < batch.size() && bytes + bytes(batch.get(end)) <= most);
        return end;
    }

    private static int bytes(ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? 0 : record.value().length;
    }
}
