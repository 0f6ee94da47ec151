package retorno.worker.ledger;

import java.util.ArrayList;
import java.util.List;

/// The union of the batches' offset ranges, held against the range that should be covered. Ranges
/// come in the order of their first offset; they may overlap.
final class Coverage {
    private final long end;
    private final List<Book.Gap> gaps = new ArrayList<>();
    private long next;
    private long missing;

    /// @param begin the first offset to be covered
    /// @param end the offset behind the last one to be covered
    Coverage(long begin, long end) {
        this.next = begin;
        this.end = end;
    }

    void add(long first, long last) {
        gap(Math.min(first, end));
        next = Math.max(next, last + 1);
    }

    List<Book.Gap> gaps() {
        gap(end);
        return List.copyOf(gaps);
    }

    long missing() {
        return missing;
    }

    private void gap(long until) {
        if (next < until) {
            gaps.add(new Book.Gap(next, until - 1));
            missing += until - next;
            next = until;
        }
    }
}
