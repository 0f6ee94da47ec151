package retorno.worker.intake;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import retorno.worker.deadletter.DeadLetters;
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

    BatchKeeper(
            TransactionOperations transactions,
            EventRouter router,
            DeadLetters deadLetters,
            Ledger ledger,
            ItemMetrics metrics) {
        this.transactions = transactions;
        this.router = router;
        this.deadLetters = deadLetters;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    void keep(List<Reading> batch, Care care) {
        SortedBatch kept = transactions.execute(transaction -> sorted(batch, care));
        metrics.committed(requireNonNull(kept));
    }

    private SortedBatch sorted(List<Reading> batch, Care care) {
        SortedBatch sorted = new SortedBatch(batch);
        sorted.eventsEnded(router.store(sorted.events(), care));
        sorted.lettersEnded(deadLetters.bury(sorted.letters()));
        ledger.enter(sorted.pages());
        return sorted;
    }
}
