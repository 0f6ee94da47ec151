package retorno.worker.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import retorno.worker.passes.Passes;
import retorno.worker.replay.ReplayStore.Change;

/// Takes a replay back: every row it wrote becomes what it was, the newest first, in batches that
/// are one transaction each. A kill in between is gone on from by undoing again.
@Component
public class Undo {
    private static final String LETTERS = "dead_letter";
    private static final int AT_ONCE = 500;
    private static final int NAMED = 20;

    private final ReplayStore store;
    private final RowStore rows;
    private final Passes passes;
    private final TransactionOperations transactions;

    Undo(ReplayStore store, RowStore rows, Passes passes, TransactionOperations transactions) {
        this.store = store;
        this.rows = rows;
        this.passes = passes;
        this.transactions = transactions;
    }

    /// What came of it.
    ///
    /// @param restored rows that are as they were
    /// @param touched rows that somebody changed since, the first of them as `table event_key`;
    ///   where there are any and nobody insists, nothing is restored
    public record Report(long restored, List<String> touched) {}

    /// @param force whether rows that were changed since are overwritten
    public Report undo(long pass, boolean force) {
        List<String> touched = force ? List.of() : touched(pass);
        if (!touched.isEmpty()) {
            return new Report(0, touched);
        }
        long restored = 0;
        List<Change> changes = store.changes(pass, Long.MAX_VALUE, AT_ONCE);
        while (!changes.isEmpty()) {
            List<Change> batch = changes;
            transactions.executeWithoutResult(transaction -> batch.forEach(this::restore));
            restored += batch.size();
            changes = store.changes(pass, Long.MAX_VALUE, AT_ONCE);
        }
        passes.undone(pass);
        return new Report(restored, List.of());
    }

    private List<String> touched(long pass) {
        List<String> touched = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<Change> changes = store.changes(pass, before, AT_ONCE);
        while (!changes.isEmpty() && touched.size() < NAMED) {
            changes.stream()
                    .filter(change -> !Objects.equals(current(change), change.after()))
                    .map(change -> change.table() + " " + change.eventKey())
                    .forEach(touched::add);
            changes = store.changes(pass, changes.getLast().id(), AT_ONCE);
        }
        return touched.size() > NAMED ? touched.subList(0, NAMED) : touched;
    }

    private @Nullable String current(Change change) {
        if (change.table().equals(LETTERS)) {
            return rows.letterState(change.eventKey());
        }
        List<StoredRow> row = rows.ofKeys(change.table(), Set.of(change.eventKey()));
        return row.isEmpty() ? null : RowJson.text(row.getFirst());
    }

    private void restore(Change change) {
        if (change.table().equals(LETTERS)) {
            letter(change);
        } else {
            rows.delete(change.table(), change.eventKey());
            if (change.before() != null) {
                rows.insert(RowJson.row(change.table(), change.before()));
            }
        }
        store.forget(change.id());
    }

    private void letter(Change change) {
        if (change.before() == null) {
            rows.delete(LETTERS, change.eventKey());
        } else {
            rows.update(LETTERS, change.eventKey(), Map.of("state", change.before()));
        }
    }
}
