package retorno.worker.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import retorno.event.CallbackEvent;
import retorno.event.PublishedEvent;
import retorno.worker.WorkerSettings;
import retorno.worker.outbox.Outbox;
import retorno.worker.rows.Item;

/// Decides which events of a batch are to be published: those that are new, and those that an
/// earlier attempt at the same records made new and may not have published, because the worker died
/// in between.
///
/// The latter are duplicates of themselves: their row stands, and says that it came from this very
/// item. Behind what is known as published nothing is looked up, so a rewind publishes nothing; a
/// row that is new there all the same goes through the outbox, since nobody would come back for it.
@Component
public class DueEvents {
    private static final Logger LOG = LoggerFactory.getLogger(DueEvents.class);
    private static final Comparator<Item<CallbackEvent>> AS_READ =
            Comparator.<Item<CallbackEvent>>comparingLong(item -> item.lineage().offset())
                    .thenComparing(item -> item.lineage().item());

    private final Progress progress;
    private final OriginStore origins;
    private final Outbox outbox;
    private final boolean on;

    DueEvents(Progress progress, OriginStore origins, Outbox outbox, WorkerSettings settings) {
        this.progress = progress;
        this.origins = origins;
        this.outbox = outbox;
        this.on = settings.events();
    }

    /// Before a batch of these partitions: looks up those that are new to this worker.
    public void meet(Collection<TopicPartition> partitions) {
        if (on) {
            progress.meet(partitions);
        }
    }

    /// Within its transaction: writes down how far the batches before it were published.
    ///
    /// @param stored its new rows
    public void enter(Collection<TopicPartition> partitions, List<Item<CallbackEvent>> stored) {
        if (on) {
            progress.write(partitions);
            outbox.put(stored.stream().filter(this::isBehind).toList());
        }
    }

    /// After its transaction: what is to be published now.
    ///
    /// @param duplicates events whose rows were there
    public List<PublishedEvent> of(
            List<Item<CallbackEvent>> stored, List<Item<CallbackEvent>> duplicates) {
        if (!on) {
            return List.of();
        }
        List<Item<CallbackEvent>> due = new ArrayList<>(stored);
        due.removeIf(this::isBehind);
        List<Item<CallbackEvent>> own =
                origins.own(duplicates.stream().filter(item -> !isBehind(item)).toList());
        if (!own.isEmpty()) {
            due.addAll(own);
            due.sort(AS_READ);
        }
        return due.stream().map(Item::published).toList();
    }

    /// All events of the records before these offsets are published.
    public void published(Map<TopicPartition, Long> next) {
        if (on) {
            next.forEach(progress::reached);
        }
    }

    /// Partitions go: writes down what is known of them, so that whoever gets them repeats nothing.
    public void revoked(Collection<TopicPartition> partitions) {
        try {
            progress.write(partitions);
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("the last batch's events may be published twice", away);
        }
        progress.forget(partitions);
    }

    /// Partitions come: what was known of them is another worker's to say.
    public void assigned(Collection<TopicPartition> partitions) {
        progress.forget(partitions);
    }

    private boolean isBehind(Item<CallbackEvent> item) {
        return progress.isBehind(item.lineage());
    }
}
