package retorno.worker.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import retorno.event.CallbackEvent;
import retorno.worker.deadletter.Burial;
import retorno.worker.deadletter.DeadLetter;
import retorno.worker.deadletter.DeadLetters;
import retorno.worker.intake.EventRouter;
import retorno.worker.ledger.Ledger;
import retorno.worker.ledger.Page;
import retorno.worker.outbox.Outbox;
import retorno.worker.passes.Passes;
import retorno.worker.replay.ReplayStore.Stretch;
import retorno.worker.rows.Care;
import retorno.worker.rows.Fate;
import retorno.worker.rows.Item;

/// Writes what a batch changes, what it takes to undo that, the books, and how far the replay is:
/// one transaction.
@Component
class Application {
    private final TransactionOperations transactions;
    private final Comparison comparison;
    private final EventRouter router;
    private final DeadLetters deadLetters;
    private final RowStore rows;
    private final ReplayStore store;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Passes passes;

    Application(
            TransactionOperations transactions,
            Comparison comparison,
            EventRouter router,
            DeadLetters deadLetters,
            RowStore rows,
            ReplayStore store,
            Outbox outbox,
            Ledger ledger,
            Passes passes) {
        this.transactions = transactions;
        this.comparison = comparison;
        this.router = router;
        this.deadLetters = deadLetters;
        this.rows = rows;
        this.store = store;
        this.outbox = outbox;
        this.ledger = ledger;
        this.passes = passes;
    }

    /// @throws Passes.NotOurs where the pass was ended, or somebody else has read the same stretch;
    ///   nothing is written then
    Changes apply(long pass, List<Again> batch, Stretch read, Summary.Counting counts) {
        return Objects.requireNonNull(
                transactions.execute(transaction -> {
                    // First, so that of two who are at it one waits here, and then gives way.
                    if (!store.advance(pass, read)) {
                        throw new Passes.NotOurs(pass);
                    }
                    Page page = new Page(read.topic(), read.partition());
                    Changes changes =
                            comparison.compare(batch, new Made(), new Changes(counts, page));
                    int added = write(pass, changes);
                    if (!batch.isEmpty()) {
                        ledger.enter(List.of(page), pass);
                    }
                    passes.add(
                            pass,
                            batch.size(),
                            added,
                            changes.changed().size(),
                            changes.gone().size());
                    return changes;
                }));
    }

    private int write(long pass, Changes changes) {
        int added = added(pass, changes);
        changes.changed().forEach(each -> changed(pass, each));
        changes.gone().forEach(row -> gone(pass, row));
        changes.letters().forEach(letter -> buried(pass, letter, changes.page()));
        changes.reopened().forEach(letter -> letter(pass, letter.key().hex(), "open"));
        changes.cured().forEach(letter -> letter(pass, letter.eventKey(), "replayed"));
        return added;
    }

    private int added(long pass, Changes changes) {
        List<Fate> fates =
                router.store(
                        changes.added().stream().map(Changes.Added::item).toList(), Care.NARROWING);
        Set<String> keys = new HashSet<>();
        List<Item<CallbackEvent>> stored = new ArrayList<>();
        for (int i = 0; i < fates.size(); i++) {
            Changes.Added event = changes.added().get(i);
            switch (fates.get(i)) {
                case Fate.Stored fresh -> {
                    changes.page().stored();
                    keys.add(event.image().eventKey());
                    stored.add(event.item());
                }
                case Fate.Duplicate known -> changes.known(event);
                case Fate.Refused refusal -> refused(pass, changes, event, refusal);
            }
        }
        outbox.put(stored);
        for (String table : RowStore.TABLES) {
            for (String key : rows.known(table, keys)) {
                rows.update(table, key, Map.of("replay_id", pass));
                store.change(pass, table, key, null, after(table, key));
            }
        }
        return keys.size();
    }

    private void refused(long pass, Changes changes, Changes.Added event, Fate.Refused refusal) {
        DeadLetter letter =
                Comparison.refused(event.again(), event.place(), event.item().event(), refusal);
        changes.refused(event, letter, isNew(pass, letter));
    }

    private void changed(long pass, Changes.Changed change) {
        StoredRow before = change.before();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        before.columns()
                .keySet()
                .forEach(name -> columns.put(name, change.after().columns().get(name)));
        columns.remove("id");
        columns.put("replay_id", pass);
        rows.update(before.table(), before.eventKey(), columns);
        String key = change.after().eventKey();
        store.change(pass, before.table(), key, RowJson.text(before), after(before.table(), key));
    }

    private void gone(long pass, StoredRow row) {
        rows.delete(row.table(), row.eventKey());
        store.change(pass, row.table(), row.eventKey(), RowJson.text(row), null);
    }

    private void buried(long pass, DeadLetter letter, Page page) {
        if (isNew(pass, letter)) {
            page.deadLetter();
        } else {
            page.duplicate();
        }
    }

    private boolean isNew(long pass, DeadLetter letter) {
        boolean fresh = deadLetters.bury(List.of(letter)).getFirst() == Burial.NEW;
        if (fresh) {
            String key = letter.key().hex();
            store.change(pass, RowStore.LETTERS, key, null, rows.letter(key));
        }
        return fresh;
    }

    private void letter(long pass, String key, String state) {
        String before = rows.letter(key);
        rows.update(RowStore.LETTERS, key, Map.of("state", state));
        store.change(pass, RowStore.LETTERS, key, before, rows.letter(key));
    }

    private String after(String table, String key) {
        return RowJson.text(rows.ofKeys(table, Set.of(key)).getFirst());
    }
}
