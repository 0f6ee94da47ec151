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
import retorno.worker.intake.Reading;
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
    private final RowStore rows;

    Comparison(RowStore rows) {
        this.rows = rows;
    }

    /// @param made what earlier batches of a dry run would have made
    /// @param changes where what is found is noted
    /// @return the same
    Changes compare(List<Again> batch, Made made, Changes changes) {
        Stored stored = stored(batch);
        for (Again again : batch) {
            changes.page().record(again.reading().offset(), again.reading().items().size());
            new OfRecord(again, stored, made, changes).compare();
        }
        return changes;
    }

    /// What the tables have of a batch.
    ///
    /// @param mine rows of the batch's requests, by receipt
    /// @param keys event keys that have a row, whoever wrote it
    /// @param letters keys that have a dead letter, and its state
    /// @param open open dead letters of the batch's requests, by receipt
    private record Stored(
            Map<String, List<StoredRow>> mine,
            Set<String> keys,
            Map<String, String> letters,
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
        Map<String, String> letters = rows.letterStates(letterKeys(batch));
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
            case Parsed.Event(CallbackEvent event) -> {
                Image image = again.images().get(i);
                Fate.Refused refusal = image == null ? null : image.refusal();
                yield refusal == null ? null : refused(again, i, event, refusal);
            }
            case Parsed.Ignored ignored -> null;
        };
    }

    /// The dead letter of an event that no table can hold.
    static DeadLetter refused(Again again, int i, CallbackEvent event, Fate.Refused refusal) {
        Reading reading = again.reading();
        return DeadLetter.refused(reading.lineage(i), reading.envelope(), event, refusal);
    }

    /// One record.
    private static final class OfRecord {
        private final Again again;
        private final Stored stored;
        private final Made made;
        private final Changes changes;

        /// Rows that no item was found for, by their keys.
        private final Map<String, StoredRow> mine = new HashMap<>();

        /// Those whose key none of the items has, by their content: a time that is read otherwise
        /// changes a row and makes no other.
        private final Map<String, StoredRow> contents = new HashMap<>();

        // Where no time is known a refused event's letter has its row's key: they are told apart.
        private final Set<String> rows = new HashSet<>();
        private final Set<String> letters = new HashSet<>();
        private final List<DeadLetter> closed = new ArrayList<>();

        OfRecord(Again again, Stored stored, Made made, Changes changes) {
            this.again = again;
            this.stored = stored;
            this.made = made;
            this.changes = changes;
            Set<String> wanted =
                    again.images().stream()
                            .filter(Objects::nonNull)
                            .map(Image::eventKey)
                            .collect(Collectors.toSet());
            for (StoredRow row : stored.mine().getOrDefault(again.receipt(), List.of())) {
                if (again.owns(row)) {
                    mine.put(row.eventKey(), row);
                    if (!wanted.contains(row.eventKey())) {
                        contents.put(row.content(), row);
                    }
                }
            }
        }

        void compare() {
            for (int i = 0; i < again.images().size(); i++) {
                item(i);
            }
            boolean loses = !mine.isEmpty();
            closed.forEach(letter -> closed(letter, loses));
            mine.values().forEach(this::gone);
            stored.open().getOrDefault(again.receipt(), List.of()).stream()
                    .filter(letter -> again.owns(letter) && !letters.contains(letter.eventKey()))
                    .forEach(this::cured);
        }

        private void item(int i) {
            DeadLetter letter = letter(again, i);
            Image image = again.images().get(i);
            if (letter != null) {
                unreadable(letter);
            } else if (image == null) {
                changes.page().ignored();
                changes.counts().count("-", "ignored");
            } else {
                event(i, image);
            }
        }

        private void unreadable(DeadLetter letter) {
            String key = letter.key().hex();
            String state = stored.letters().get(key);
            if (!letters.add(key) || "open".equals(state)) {
                same(RowStore.LETTERS);
            } else if (state != null) {
                closed.add(letter);
            } else if (made.letter(key)) {
                changes.letters().add(letter);
                unreadableNow(letter);
            } else {
                same(RowStore.LETTERS);
            }
        }

        /// A letter that was replayed became rows of this record. Where they go, it must say again
        /// that there is something to be read.
        private void closed(DeadLetter letter, boolean loses) {
            if (loses) {
                changes.page().duplicate();
                changes.reopened().add(letter);
                stored.letters().put(letter.key().hex(), "open");
                unreadableNow(letter);
            } else {
                same(RowStore.LETTERS);
            }
        }

        private void unreadableNow(DeadLetter letter) {
            changes.counts().count(RowStore.LETTERS, "unreadable");
            changes.differences().add(Differences.unreadable(letter));
        }

        private void event(int i, Image image) {
            String key = image.eventKey();
            if (!rows.add(key)) {
                same(image.table());
                return;
            }
            StoredRow row = mine.remove(key);
            if (row == null && (stored.keys().contains(key) || !made.row(key))) {
                same(image.table()); // a row of this record at another time gives way to that one
                return;
            }
            if (row == null) {
                row = contents.remove(image.content());
            }
            if (row == null) {
                added(i, image);
            } else {
                mine.remove(row.eventKey());
                owned(row, image);
            }
        }

        private void same(String table) {
            changes.page().duplicate();
            changes.counts().count(table, "same");
        }

        private void owned(StoredRow row, Image image) {
            List<Difference.Column> columns = Differences.columns(row, image);
            if (columns.isEmpty()) {
                same(image.table());
                return;
            }
            changes.page().duplicate();
            changes.counts().count(image.table(), "changed");
            changes.changed().add(new Changes.Changed(row, image));
            changes.differences().add(Differences.of(Kind.CHANGED, row, columns));
        }

        private void added(int i, Image image) {
            changes.counts().count(image.table(), "new");
            if (again.reading().items().get(i) instanceof Parsed.Event(CallbackEvent event)) {
                Item<CallbackEvent> item = new Item<>(event, again.reading().lineage(i));
                changes.added().add(new Changes.Added(again, i, item, image));
            }
            changes.differences().add(Differences.added(image));
        }

        private void gone(StoredRow row) {
            changes.counts().count(row.table(), "gone");
            changes.gone().add(row);
            changes.differences().add(Differences.stored(Kind.GONE, row));
        }

        private void cured(StoredRow letter) {
            changes.counts().count(RowStore.LETTERS, "gone");
            changes.cured().add(letter);
            changes.differences().add(Differences.stored(Kind.GONE, letter));
        }
    }
}
