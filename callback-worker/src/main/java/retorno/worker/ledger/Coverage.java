package retorno.worker.ledger;

import java.util.ArrayList;
import java.util.List;

/// The union of the batches' offset ranges, held against the range that should be covered.
///
/// It begins where the books begin, even if Kafka has deleted those records since; and it ends
/// where the log begins at the earliest: what Kafka deleted before it was read is missing.
///
/// @param accounted how many offsets some batch accounts for
/// @param gaps the runs of offsets that none accounts for
record Coverage(long accounted, List<Book.Gap> gaps) {

    /// @param ranges of the batches, by their first offset; they may overlap
    /// @param begin the first offset that the log still holds
    /// @param committed the first offset not yet consumed
    static Coverage of(List<Book.Gap> ranges, long begin, long committed) {
        long end = Math.max(begin, committed);
        long start =
                ranges.isEmpty()
                        ? Math.min(begin, end)
                        : Math.min(begin, ranges.getFirst().first());
        List<Book.Gap> gaps = new ArrayList<>();
        long next = start;
        for (Book.Gap range : ranges) {
            next = covered(gaps, next, Math.min(range.first(), end));
            next = Math.max(next, range.last() + 1);
        }
        covered(gaps, next, end);
        long missing = gaps.stream().mapToLong(Book.Gap::length).sum();
        return new Coverage(Math.max(0, end - start) - missing, List.copyOf(gaps));
    }

    private static long covered(List<Book.Gap> gaps, long next, long until) {
        if (next < until) {
            gaps.add(new Book.Gap(next, until - 1));
        }
        return Math.max(next, until);
    }
}
