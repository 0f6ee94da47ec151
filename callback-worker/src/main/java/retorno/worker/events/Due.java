package retorno.worker.events;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import retorno.event.CallbackEvent;
import retorno.worker.outbox.Outbox;
import retorno.worker.rows.Item;

/// Decides which events of one batch are to be published: those that are new, and those that an
/// earlier attempt at the same records made new and may not have published, because the worker died
/// in between.
///
/// The latter are duplicates of themselves: their row stands, and says that it came from this very
/// item. Behind what is known as published nothing is looked up, so a rewind publishes nothing; a
/// row that is new there all the same goes through the outbox, since nobody would come back for it.
final class Due {
    private final Progress progress;
    private final OriginStore origins;
    private final Outbox outbox;
    private final Collection<TopicPartition> partitions;
    private final Encoding encoding = new Encoding();

    Due(
            Progress progress,
            OriginStore origins,
            Outbox outbox,
            Collection<TopicPartition> partitions) {
        this.progress = progress;
        this.origins = origins;
        this.outbox = outbox;
        this.partitions = partitions;
    }

    /// Begins to write what may be due of a piece of the batch.
    void meet(List<Item<CallbackEvent>> events) {
        encoding.begin(ahead(events));
    }

    /// Within the batch's transaction: writes down how far the batches before it were published.
    ///
    /// @param stored its new rows
    void enter(List<Item<CallbackEvent>> stored) {
        progress.write(partitions);
        outbox.put(stored.stream().filter(this::isBehind).toList());
    }

    /// After its transaction: what is to be published now.
    ///
    /// @param duplicates events whose rows were there
    List<Outgoing> of(List<Item<CallbackEvent>> stored, List<Item<CallbackEvent>> duplicates) {
        return encoding.of(ahead(stored), origins.own(ahead(duplicates)));
    }

    private List<Item<CallbackEvent>> ahead(List<Item<CallbackEvent>> items) {
        return items.stream().filter(item -> !isBehind(item)).toList();
    }

    private boolean isBehind(Item<CallbackEvent> item) {
        return progress.isBehind(item.lineage());
    }
}
