package retorno.worker.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The books of the worker: one row for every batch and partition, written in the transaction that
/// writes the batch's rows. Kafka's own offsets still drive consumption; the ledger proves it.
@Component
public class Ledger {
    private final LedgerStore store;

    Ledger(LedgerStore store) {
        this.store = store;
    }

    /// Enters a batch. Must run inside the transaction that keeps its rows.
    ///
    /// @throws IllegalStateException where a page does not balance: some item was forgotten, and
    ///   forgetting it silently would be worse than standing still
    public void enter(Collection<Page> pages) {
        enter(pages, null);
    }

    /// Enters a pass that is not the live worker's: its items count, its offsets prove nothing.
    ///
    /// @param replay the pass, a row of the table `replay`
    public void enter(Collection<Page> pages, @Nullable Long replay) {
        for (Page page : pages) {
            if (!page.balanced()) {
                throw new IllegalStateException(
                        "items unaccounted for in %s-%d from offset %d"
                                .formatted(page.topic, page.partition, page.firstOffset));
            }
        }
        store.insert(pages, replay);
    }

    /// When the last batch was entered; nothing where none ever was.
    public Optional<Instant> newest() {
        return store.newest();
    }

    /// Balances the books against what Kafka says was consumed, partition by partition.
    ///
    /// @param consumed one entry a partition: its log and how far the group has committed
    public List<Book> books(Collection<Consumed> consumed) {
        return consumed.stream().map(store::book).toList();
    }

    /// The same for offsets from `from` on, quickly enough to be asked again and again.
    ///
    /// @return consumed offsets that no batch accounts for
    public long unaccounted(Consumed consumed, long from) {
        return store.coverage(consumed, from).gaps().stream().mapToLong(Book.Gap::length).sum();
    }
}
