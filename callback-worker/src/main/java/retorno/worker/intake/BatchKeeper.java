package retorno.worker.intake;

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

    BatchKeeper(
            TransactionOperations transactions,
            EventRouter router,
            DeadLetters deadLetters,
            Ledger ledger) {
        this.transactions = transactions;
        this.router = router;
        this.deadLetters = deadLetters;
        this.ledger = ledger;
    }

    void keep(List<Reading> batch, Care care) {
        transactions.executeWithoutResult(transaction -> {
            SortedBatch sorted = new SortedBatch(batch);
            sorted.eventsEnded(router.store(sorted.events(), care));
            sorted.lettersEnded(deadLetters.bury(sorted.letters()));
            ledger.enter(sorted.pages());
        });
    }
}
