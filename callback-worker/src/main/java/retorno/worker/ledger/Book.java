package retorno.worker.ledger;

import java.util.List;

/// The sums of one partition over all batches, second passes after a rewind included.
///
/// @param accounted how many consumed offsets some batch accounts for
/// @param unaccounted consumed offsets that no batch accounts for; empty when all is well
public record Book(
        String topic,
        int partition,
        long records,
        long items,
        long stored,
        long duplicates,
        long deadLetters,
        long ignored,
        long accounted,
        List<Gap> unaccounted) {

    /// A run of offsets, both ends included.
    public record Gap(long first, long last) {
        /// How many offsets.
        public long length() {
            return last - first + 1;
        }
    }

    /// How many consumed offsets no batch accounts for.
    public long missing() {
        return unaccounted.stream().mapToLong(Gap::length).sum();
    }

    /// Whether every consumed record and every item in it ended somewhere.
    public boolean balanced() {
        return unaccounted.isEmpty() && items == stored + duplicates + deadLetters + ignored;
    }
}
