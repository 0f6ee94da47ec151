package retorno.worker.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import retorno.event.CallbackEvent;
import retorno.provider.Parsed;
import retorno.worker.deadletter.DeadLetter;
import retorno.worker.replay.Difference.Kind;
import retorno.worker.rows.Fate;
import retorno.worker.rows.Image;
import retorno.worker.rows.Item;

/// Holds what records would be today against what the tables have of them.
///
/// A row belongs to the record that wrote it: only that record is compared with it, column by
/// column. What another record says once more has its row already.
@Component
class Comparison {
    private static final String LETTERS = "dead_letter";

    private final RowStore rows;

    Comparison(RowStore rows) {
        this.rows = rows;
    }

    /// @param made keys of the rows that earlier batches of a dry run would have made
    Changes compare(List<Again> batch, Set<String> made, Summary.Counting counts) {
        Stored stored = stored(batch);
        Changes changes = new Changes();
        for (Again again : batch) {
            new OfRecord(again, stored, made, changes, counts).compare();
        }
        return changes;
    }

    /// What the tables have of a batch.
    ///
    /// @param mine rows of the batch's requests, by receipt
    /// @param keys event keys that have a row, whoever wrote it
    /// @param letters keys that have a dead letter
    /// @param open open dead letters of the batch's requests, by receipt
    private record Stored(
            Map<String, List<StoredRow>> mine,
            Set<String> keys,
            Set<String> letters,
            Map<String, List<StoredRow>> open) {}

    private Stored stored(List<Again> batch) {
        Set<String> receipts = batch.stream().map(Again::receipt).collect(Collectors.toSet());
        Map<String, List<StoredRow>> mine = new HashMap<>();
        Set<String> keys = new HashSet<>();
        for (String table : RowStore.TABLES) {
            for (StoredRow row : rows.ofReceipts(table, receipts)) {
                mine.computeIfAbsent(row.text("receipt"), r -> new ArrayList<>()).add(row);
                keys.add(row.eventKey());
            }
            keys.addAll(rows.known(table, foreign(batch, table, keys)));
        }
        Set<String> letters = rows.known(LETTERS, letterKeys(batch));
        Map<String, List<StoredRow>> open =
                rows.openLetters(receipts).stream()
                        .collect(Collectors.groupingBy(row -> row.text("receipt")));
        return new Stored(mine, keys, letters, open);
    }

    private static Set<String> foreign(List<Again> batch, String table, Set<String> known) {
        return batch.stream()
                .flatMap(again -> again.images().stream())
                .filter(Objects::nonNull)
                .filter(image -> image.table().equals(table))
                .map(Image::eventKey)
                .filter(key -> !known.contains(key))
                .collect(Collectors.toSet());
    }

    private static Set<String> letterKeys(List<Again> batch) {
        Set<String> keys = new HashSet<>();
        for (Again again : batch) {
            for (int i = 0; i < again.images().size(); i++) {
                DeadLetter letter = letter(again, i);
                if (letter != null) {
                    keys.add(letter.key().hex());
                }
            }
        }
        return keys;
    }

    /// The dead letter that an item would be; null where it is none.
    private static @Nullable DeadLetter letter(Again again, int i) {
        return switch (again.reading().items().get(i)) {
            case Parsed.Unreadable unreadable ->
                    DeadLetter.unreadable(
                            again.reading().lineage(i), again.reading().envelope(), unreadable);
            case Parsed.Event(CallbackEvent event) -> refused(again, i, event);
            case Parsed.Ignored ignored -> null;
        };
    }

    private static @Nullable DeadLetter refused(Again again, int i, CallbackEvent event) {
        Image image = again.images().get(i);
        Fate.Refused refusal = image == null ? null : image.refusal();
        return refusal == null
                ? null
                : new DeadLetter(
                        again.reading().lineage(i),
                        event.occurred().key(),
                        again.reading().envelope(),
                        DeadLetter.REFUSED,
                        refusal.column(),
                        refusal.detail(),
                        again.reading().envelope().body());
    }

    /// One record.
    private static final class OfRecord {
        private final Again again;
        private final Stored stored;
        private final Set<String> made;
        private final Changes changes;
        private final Summary.Counting counts;
        private final Map<String, StoredRow> mine = new HashMap<>();
        private final Set<String> produced = new HashSet<>();

        OfRecord(
                Again again,
                Stored stored,
                Set<String> made,
                Changes changes,
                Summary.Counting counts) {
            this.again = again;
            this.stored = stored;
            this.made = made;
            this.changes = changes;
            this.counts = counts;
            for (StoredRow row : stored.mine().getOrDefault(again.receipt(), List.of())) {
                if (again.owns(row)) {
                    mine.put(row.eventKey(), row);
                }
            }
        }

        void compare() {
            for (int i = 0; i < again.images().size(); i++) {
                item(i);
            }
            for (StoredRow row : mine.values()) {
                if (!produced.contains(row.eventKey())) {
                    counts.count(row.table(), "gone", 1);
                    changes.gone().add(row);
                    changes.differences().add(Differences.stored(Kind.GONE, row));
                }
            }
            for (StoredRow letter : stored.open().getOrDefault(again.receipt(), List.of())) {
                if (again.owns(letter) && !produced.contains(letter.eventKey())) {
                    counts.count(LETTERS, "gone", 1);
                    changes.cured().add(letter);
                    changes.differences().add(Differences.stored(Kind.GONE, letter));
                }
            }
        }

        private void item(int i) {
            DeadLetter letter = letter(again, i);
            Image image = again.images().get(i);
            if (letter != null) {
                unreadable(letter);
            } else if (image == null) {
                counts.count("-", "ignored", 1);
            } else {
                event(i, image);
            }
        }

        private void unreadable(DeadLetter letter) {
            String key = letter.key().hex();
            boolean known = !produced.add(key) || stored.letters().contains(key) || !made.add(key);
            counts.count(LETTERS, known ? "same" : "unreadable", 1);
            if (!known) {
                changes.letters().add(letter);
                changes.differences().add(Differences.unreadable(letter));
            }
        }

        private void event(int i, Image image) {
            String key = image.eventKey();
            StoredRow row = mine.get(key);
            if (!produced.add(key)) {
                counts.count(image.table(), "same", 1);
            } else if (row != null) {
                owned(row, image);
            } else if (stored.keys().contains(key) || !made.add(key)) {
                counts.count(image.table(), "same", 1);
            } else {
                added(i, image);
            }
        }

        private void owned(StoredRow row, Image image) {
            List<Difference.Column> columns = Differences.columns(row, image);
            counts.count(image.table(), columns.isEmpty() ? "same" : "changed", 1);
            if (!columns.isEmpty()) {
                changes.changed().add(new Changes.Changed(row, image));
                changes.differences().add(Differences.of(Kind.CHANGED, row, columns));
            }
        }

        private void added(int i, Image image) {
            counts.count(image.table(), "new", 1);
            if (again.reading().items().get(i) instanceof Parsed.Event(CallbackEvent event)) {
                changes.added().add(new Item<>(event, again.reading().lineage(i)));
            }
            changes.differences().add(Differences.added(image));
        }
    }
}
