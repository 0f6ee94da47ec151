package retorno.worker.replay;

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
import retorno.provider.Parsed;
import retorno.worker.deadletter.Burial;
import retorno.worker.deadletter.DeadLetter;
import retorno.worker.deadletter.DeadLetters;
import retorno.worker.intake.EventRouter;
import retorno.worker.ledger.Ledger;
import retorno.worker.ledger.Page;
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
    private final Ledger ledger;
    private final Passes passes;

    Application(
            TransactionOperations transactions,
            Comparison comparison,
            EventRouter router,
            DeadLetters deadLetters,
            RowStore rows,
            ReplayStore store,
            Ledger ledger,
            Passes passes) {
        this.transactions = transactions;
        this.comparison = comparison;
        this.router = router;
        this.deadLetters = deadLetters;
        this.rows = rows;
        this.store = store;
        this.ledger = ledger;
        this.passes = passes;
    }

    Changes apply(long pass, List<Again> batch, Stretch read, Summary.Counting counts) {
        return Objects.requireNonNull(
                transactions.execute(transaction -> {
                    Changes changes = comparison.compare(batch, new HashSet<>(), counts);
                    Page page = new Page(read.topic(), read.partition());
                    batch.forEach(again ->
                            page.record(again.reading().offset(), again.reading().items().size()));
                    int added = added(pass, changes, page);
                    changes.changed().forEach(each -> changed(pass, each));
                    changes.gone().forEach(row -> gone(pass, row));
                    letters(pass, changes, page);
                    page.restIsKnown(ignored(batch));
                    if (!batch.isEmpty()) {
                        ledger.enter(List.of(page), pass);
                    }
                    passes.add(
                            pass,
                            batch.size(),
                            added,
                            changes.changed().size(),
                            changes.gone().size());
                    store.advance(pass, read.topic(), read.partition(), read.until());
                    return changes;
                }));
    }

    private static int ignored(List<Again> batch) {
        return (int)
                batch.stream()
                        .flatMap(again -> again.reading().items().stream())
                        .filter(item -> item instanceof Parsed.Ignored)
                        .count();
    }

    private int added(long pass, Changes changes, Page page) {
        List<Fate> fates = router.store(changes.added(), Care.NARROWING);
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < fates.size(); i++) {
            Item<CallbackEvent> item = changes.added().get(i);
            if (fates.get(i) instanceof Fate.Stored) {
                page.stored();
                keys.add(item.event().occurred().key().hex());
            }
        }
        for (String table : RowStore.TABLES) {
            for (String key : rows.known(table, keys)) {
                rows.update(table, key, Map.of("replay_id", pass));
                store.change(pass, table, key, null, after(table, key));
            }
        }
        return keys.size();
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
        String after = after(before.table(), before.eventKey());
        store.change(pass, before.table(), before.eventKey(), RowJson.text(before), after);
    }

    private void gone(long pass, StoredRow row) {
        rows.delete(row.table(), row.eventKey());
        store.change(pass, row.table(), row.eventKey(), RowJson.text(row), null);
    }

    private void letters(long pass, Changes changes, Page page) {
        List<Burial> burials = deadLetters.bury(changes.letters());
        for (int i = 0; i < burials.size(); i++) {
            DeadLetter letter = changes.letters().get(i);
            if (burials.get(i) == Burial.NEW) {
                page.deadLetter();
                store.change(pass, "dead_letter", letter.key().hex(), null, "open");
            }
        }
        for (StoredRow letter : changes.cured()) {
            rows.update("dead_letter", letter.eventKey(), Map.of("state", "replayed"));
            store.change(pass, "dead_letter", letter.eventKey(), "open", "replayed");
        }
    }

    private String after(String table, String key) {
        return RowJson.text(rows.ofKeys(table, Set.of(key)).getFirst());
    }
}
