package retorno.worker.intake;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import retorno.worker.rows.Dialect;

/// Takes a batch in parts that fit into memory once they are parsed: a record may hold thousands of
/// items, and a fetch in bytes bounds nothing where the topic is compressed.
///
/// A batch that is tried again goes on with the part that failed; the books would show the others
/// as duplicates otherwise. Whoever is given other records meanwhile forgets about it.
@Component
class BatchParts {
    private final int most;
    private final ThreadLocal<@Nullable Begun> begun = new ThreadLocal<>();

    @Autowired
    BatchParts(Dialect dialect) {
        this(BatchSizes.of(dialect).partBytes());
    }

    /// @param most bytes in a part; a record is never divided
    BatchParts(int most) {
        this.most = most;
    }

    /// What is done of a batch, on the thread of its consumer.
    private record Begun(List<ConsumerRecord<String, byte[]>> batch, int done) {}

    /// Does this with each part in turn, in the order of the log. What it throws ends it; the same
    /// records, given again on the same thread, then begin with the part that it threw for.
    void each(
            List<ConsumerRecord<String, byte[]>> batch,
            Consumer<List<ConsumerRecord<String, byte[]>>> work) {
        int from = done(batch);
        while (from < batch.size()) {
            int end = end(batch, from, most);
            work.accept(batch.subList(from, end));
            from = end;
            if (from < batch.size()) {
                begun.set(new Begun(List.copyOf(batch), from));
            }
        }
        begun.remove();
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
