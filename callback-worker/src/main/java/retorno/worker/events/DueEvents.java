package retorno.worker.events;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import retorno.event.CallbackEvent;
import retorno.worker.WorkerSettings;
import retorno.worker.outbox.Outbox;
import retorno.worker.rows.Item;

/// Knows which events are to be published, batch by batch. Where nobody wants events it does
/// nothing at all.
@Component
public class DueEvents {
    private static final Logger LOG = LoggerFactory.getLogger(DueEvents.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

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

    /// Before a batch's transaction.
    public Batch begin(Collection<TopicPartition> partitions) {
        if (!on) {
            return new Batch(null);
        }
        progress.meet(partitions);
        return new Batch(new Due(progress, origins, outbox, partitions));
    }

    /// The events of one batch.
    public static final class Batch {
        private final @Nullable Due due;

        private Batch(@Nullable Due due) {
            this.due = due;
        }

        /// Before they are stored, as they are read.
        ///
        /// @param events a piece of the batch, whatever will become of them
        public void meet(List<Item<CallbackEvent>> events) {
            if (due != null) {
                due.meet(events);
            }
        }

        /// Within its transaction.
        ///
        /// @param stored its new rows
        public void enter(List<Item<CallbackEvent>> stored) {
            if (due != null) {
                due.enter(stored);
            }
        }

        /// After its transaction.
        ///
        /// @param duplicates events whose rows were there
        /// @return what is to be published now, in the order of the log
        public List<Outgoing> outgoing(
                List<Item<CallbackEvent>> stored, List<Item<CallbackEvent>> duplicates) {
            return due == null ? List.of() : due.of(stored, duplicates);
        }
    }

    /// All events of the records before these offsets are published.
    public void published(Map<TopicPartition, Long> next) {
        if (on) {
            next.forEach(progress::reached);
        }
    }

    /// Partitions go: writes down what is known of them, so that whoever gets them repeats nothing.
    /// A database that does not answer is not waited for, or it would hold up the group.
    public void revoked(Collection<TopicPartition> partitions) {
        Thread writing = Thread.ofVirtual().name("events").start(() -> write(partitions));
        try {
            writing.join(PATIENCE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        progress.forget(partitions);
    }

    private void write(Collection<TopicPartition> partitions) {
        try {
            progress.write(partitions);
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("the last batch's events may be published twice", away);
        }
    }

    /// Partitions come: what was known of them is another worker's to say.
    public void assigned(Collection<TopicPartition> partitions) {
        progress.forget(partitions);
    }
}
