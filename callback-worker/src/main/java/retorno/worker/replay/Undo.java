package retorno.worker.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    ///   where there are any and nobody insists, nothing is restored, or all but those that were
    ///   changed while it went on
    public record Report(long restored, List<String> touched) {}

    /// A replay that is not finished ends by it: nobody goes on with it any more.
    ///
    /// @param force whether rows that were changed since are overwritten
    public Report undo(long pass, boolean force) {
        List<String> touched = force ? List.of() : touched(pass);
        if (touched.isEmpty() && passes.stop(pass) && !force) {
            // It may have been running, and have written while its changes were looked through.
            touched = touched(pass);
        }
        if (!touched.isEmpty()) {
            return new Report(0, touched);
        }
        long restored = 0;
        List<Long> changes = store.changes(pass, Long.MAX_VALUE, AT_ONCE);
        while (!changes.isEmpty()) {
            List<Long> batch = changes;
            Long now =
                    transactions.execute(transaction ->
                            batch.stream().filter(id -> restored(id, force)).count());
            restored += now == null ? 0 : now;
            changes = store.changes(pass, batch.getLast(), AT_ONCE);
        }
        touched = touched(pass);
        if (touched.isEmpty()) {
            passes.undone(pass);
        }
        return new Report(restored, touched);
    }

    private List<String> touched(long pass) {
        List<String> touched = new ArrayList<>();
        List<Long> changes = store.changes(pass, Long.MAX_VALUE, AT_ONCE);
        while (!changes.isEmpty() && touched.size() < NAMED) {
            changes.stream()
                    .flatMap(id -> store.change(id).stream())
                    .filter(change -> !isAsItWasLeft(change))
                    .map(change -> change.table() + " " + change.eventKey())
                    .forEach(touched::add);
            changes = store.changes(pass, changes.getLast(), AT_ONCE);
        }
        return touched.size() > NAMED ? touched.subList(0, NAMED) : touched;
    }

    private boolean isAsItWasLeft(Change change) {
        if (change.table().equals(RowStore.LETTERS)) {
            return isAsItWasLeft(change.after(), rows.letter(change.eventKey()));
        }
        List<StoredRow> row = rows.ofKeys(change.table(), Set.of(change.eventKey()));
        return Objects.equals(row.isEmpty() ? null : RowJson.text(row.getFirst()), change.after());
    }

    /// Earlier versions noted a letter's state only.
    private static boolean isAsItWasLeft(@Nullable String after, @Nullable String now) {
        return Objects.equals(after, now)
                || (after != null && now != null && after.equals(state(now)));
    }

    /// False where somebody else who undoes it has done so, or has changed the row meanwhile.
    private boolean restored(long id, boolean force) {
        Optional<Change> change = store.change(id);
        if (change.isEmpty() || !(force || isAsItWasLeft(change.get())) || !store.forget(id)) {
            return false;
        }
        restore(change.get());
        return true;
    }

    private void restore(Change change) {
        String before = change.before();
        if (before != null && change.table().equals(RowStore.LETTERS)) {
            rows.update(RowStore.LETTERS, change.eventKey(), Map.of("state", state(before)));
            return;
        }
        rows.delete(change.table(), change.eventKey());
        if (change.after() != null && !change.table().equals(RowStore.LETTERS)) {
            // By force, and a later replay gave the row another key.
            rows.delete(change.table(), RowJson.row(change.table(), change.after()).number("id"));
        }
        if (before != null) {
            rows.insert(RowJson.row(change.table(), before));
        }
    }

    private static String state(String letter) {
        return letter.split(" ")[0];
    }
}
