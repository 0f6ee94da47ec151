package retorno.worker.replay;

import java.util.ArrayList;
import java.util.List;
import retorno.event.CallbackEvent;
import retorno.worker.deadletter.DeadLetter;
import retorno.worker.ledger.Page;
import retorno.worker.rows.Image;
import retorno.worker.rows.Item;

/// What a batch would change.
///
/// @param counts how the items of all batches ended
/// @param page how the items of this one did, but those that are still to be written
/// @param added events without a row
/// @param changed rows, and what they would be
/// @param gone rows that no item would be any more
/// @param letters items that cannot be read, and of which no letter says so yet
/// @param reopened letters that are closed, although their item cannot be read and loses its row
/// @param cured open dead letters whose item can be read
/// @param differences the same for people
record Changes(
        Summary.Counting counts,
        Page page,
        List<Added> added,
        List<Changed> changed,
        List<StoredRow> gone,
        List<DeadLetter> letters,
        List<DeadLetter> reopened,
        List<StoredRow> cured,
        List<Difference> differences) {

    /// An event that would be a row: the item of a record.
    record Added(Again again, int place, Item<CallbackEvent> item, Image image) {}

    /// A row that would be filled otherwise.
    record Changed(StoredRow before, Image after) {}

    Changes(Summary.Counting counts, Page page) {
        this(
                counts,
                page,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /// Somebody else has added an event in the meantime.
    void known(Added known) {
        page.duplicate();
        notAdded(known.image());
        counts.count(known.image().table(), "same");
    }

    /// The database refuses an event that was to be added.
    ///
    /// @param fresh whether its dead letter is new
    void refused(Added refused, DeadLetter letter, boolean fresh) {
        notAdded(refused.image());
        counts.count(RowStore.LETTERS, fresh ? "unreadable" : "same");
        if (fresh) {
            page.deadLetter();
            differences.add(Differences.unreadable(letter));
            return;
        }
        page.duplicate();
        String key = letter.key().hex();
        if (cured.removeIf(open -> open.eventKey().equals(key))) {
            counts.less(RowStore.LETTERS, "gone");
            forget(RowStore.LETTERS, key);
        }
    }

    private void notAdded(Image image) {
        counts.less(image.table(), "new");
        forget(image.table(), image.eventKey());
    }

    private void forget(String table, String key) {
        differences.removeIf(each -> each.table().equals(table) && each.eventKey().equals(key));
    }
}
