package retorno.worker.retry;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import retorno.worker.deadletter.DeadLetterDesk;
import retorno.worker.deadletter.KeptLetter;
import retorno.worker.ledger.Ledger;
import retorno.worker.outbox.Outbox;
import retorno.worker.passes.Passes;

/// Tries dead letters again with today's code. What has become readable becomes rows; the rest
/// stays, with one more attempt counted. A kill in between loses nothing: each batch is one
/// transaction.
@Component
public class Retry {
    private final DeadLetterDesk desk;
    private final LetterReader letters;
    private final Passes passes;
    private final Outbox outbox;
    private final Ledger ledger;
    private final TransactionOperations transactions;

    Retry(
            DeadLetterDesk desk,
            LetterReader letters,
            Passes passes,
            Outbox outbox,
            Ledger ledger,
            TransactionOperations transactions) {
        this.desk = desk;
        this.letters = letters;
        this.passes = passes;
        this.outbox = outbox;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /// What came of it.
    ///
    /// @param tried letters
    /// @param replayed letters that are none any more
    /// @param rows new rows
    /// @param duplicates items that had their row already
    /// @param left letters that failed again
    public record Report(long tried, long replayed, long rows, long duplicates, long left) {
        Report plus(Report other) {
            return new Report(
                    tried + other.tried,
                    replayed + other.replayed,
                    rows + other.rows,
                    duplicates + other.duplicates,
                    left + other.left);
        }
    }

    /// Tries each open letter once.
    ///
    /// @param which a fingerprint or a receipt; empty: all
    /// @param parked also those that were tried too often already
    /// @param operator who wants it
    public Report retry(String which, boolean parked, String operator) {
        Report sum = new Report(0, 0, 0, 0, 0);
        long newest = desk.newest();
        List<KeptLetter> batch = desk.next(which, parked, 0, newest);
        if (batch.isEmpty()) {
            return sum;
        }
        long id =
                passes.begin("retry", operator, null, which.isEmpty() ? "all dead letters" : which);
        while (!batch.isEmpty()) {
            List<KeptLetter> now = batch;
            RetryBatch done = transactions.execute(transaction -> kept(now, id));
            sum = done == null ? sum : sum.plus(done.report());
            batch = desk.next(which, parked, batch.getLast().id(), newest);
        }
        passes.end(id);
        return sum;
    }

    private RetryBatch kept(List<KeptLetter> batch, long id) {
        RetryBatch done = new RetryBatch();
        for (KeptLetter letter : batch) {
            letters.read(letter, done);
        }
        outbox.put(done.fresh());
        ledger.enter(done.pages(), id);
        Report report = done.report();
        passes.add(id, report.tried(), report.rows(), 0, 0);
        return done;
    }
}
