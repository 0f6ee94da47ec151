package retorno.worker.intake;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import retorno.worker.deadletter.DeadLetters;
import retorno.worker.events.DueEvents;
import retorno.worker.events.Outgoing;
import retorno.worker.ledger.Ledger;
import retorno.worker.rows.Care;

/// Keeps a batch: rows, dead letters and the books in one transaction, all or nothing.
@Component
class BatchKeeper {
    private final TransactionOperations transactions;
    private final EventRouter router;
    private final DeadLetters deadLetters;
    private final Ledger ledger;
    private final ItemMetrics metrics;
    private final PartitionBreaker breaker;
    private final OpenBatches open;
    private final DueEvents due;

    BatchKeeper(
            TransactionOperations transactions,
            EventRouter router,
            DeadLetters deadLetters,
            Ledger ledger,
            ItemMetrics metrics,
            PartitionBreaker breaker,
            OpenBatches open,
            DueEvents due) {
        this.transactions = transactions;
        this.router = router;
        this.deadLetters = deadLetters;
        this.ledger = ledger;
        this.metrics = metrics;
        this.breaker = breaker;
        this.open = open;
        this.due = due;
    }

    /// @return the events that are to be published now
    /// @throws Tripped where the batch would make dead letters of too much: then nothing of it is
    ///   kept, and the breaker remembers which partitions must not go on
    List<Outgoing> keep(Readings batch, Care care) {
        SortedBatch sorted = new SortedBatch();
        DueEvents.Batch events = due.begin(batch.partitions());
        try {
            open.during(() -> inTransaction(() -> write(batch, sorted, events, care)));
        } catch (Tripped tripped) {
            breaker.trip(tripped.trips());
            throw tripped;
        }
        breaker.kept(sorted);
        metrics.committed(sorted);
        return events.outgoing(sorted.stored(), sorted.duplicates());
    }

    /// A connection that broke cannot roll back either, and Spring would tell of that alone: what
    /// failed first says more, and decides what follows.
    private void inTransaction(Runnable work) {
        AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();
        try {
            transactions.executeWithoutResult(transaction -> {
                try {
                    work.run();
                } catch (RuntimeException failed) {
                    first.set(failed);
                    throw failed;
                }
            });
        } catch (RuntimeException last) {
            RuntimeException cause = first.get();
            throw cause == null ? last : cause;
        }
    }

    private void write(Readings batch, SortedBatch sorted, DueEvents.Batch events, Care care) {
        batch.each(piece -> {
            SortedBatch.Events taken = sorted.take(piece);
            events.meet(taken.items());
            taken.ended(router.store(taken.items(), care));
        });
        sorted.lettersEnded(deadLetters.bury(sorted.letters()));
        ledger.enter(sorted.pages());
        events.enter(sorted.stored());
        breaker.judge(sorted);
    }
}
