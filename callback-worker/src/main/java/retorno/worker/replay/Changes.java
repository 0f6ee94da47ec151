package retorno.worker.replay;

import java.util.ArrayList;
import java.util.List;
import retorno.event.CallbackEvent;
import retorno.worker.deadletter.DeadLetter;
import retorno.worker.rows.Image;
import retorno.worker.rows.Item;

/// What a batch would change.
///
/// @param added events without a row
/// @param changed rows, and what they would be
/// @param gone rows that no item would be any more
/// @param letters items that cannot be read, and of which no letter says so yet
/// @param cured open dead letters whose item can be read
/// @param differences the same for people
record Changes(
        List<Item<CallbackEvent>> added,
        List<Changed> changed,
        List<StoredRow> gone,
        List<DeadLetter> letters,
        List<StoredRow> cured,
        List<Difference> differences) {

    /// A row that would be filled otherwise.
    record Changed(StoredRow before, Image after) {}

    Changes() {
        this(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }
}
