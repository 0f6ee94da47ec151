package retorno.worker.intake;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import retorno.worker.breaker.Sample;
import retorno.worker.deadletter.DeadLetter;

/// Counts, for the breaker, the items of one partition in a batch, and those that failed by a fault
/// of ours.
///
/// One record counts for a limited number of items. A single body with thousands of bad ones, sent
/// again by a stubborn provider, is poison and must not stop a partition; a bug of ours shows in
/// every body.
final class FaultTally {
    /// The causes that smell of a bug of ours. A parser promises never to throw, and a row that
    /// cannot be built or that a database refuses mostly means a column of ours that is too narrow
    /// or a constraint that is too strict: newer code cures both, and until then it is better to
    /// wait than to drain a topic into the dead letters.
    ///
    /// All other causes (`not-json`, `not-a-report`, `not-a-form`, `no-sid`, `unknown-type`) are
    /// the sender's doing. They must never stop a partition: whoever can post could stop us.
    static final Set<String> OUR_FAULTS = Set.of("parser-failed", "refused");

    private final long firstOffset;
    private int items;
    private int failed;
    private String cause = "";

    private FaultTally(long firstOffset) {
        this.firstOffset = firstOffset;
    }

    /// A dead letter that is our fault, and the record it came from.
    record Fault(Reading origin, DeadLetter letter) {}

    /// @param most how many items one record counts for at most
    /// @return one sample for each partition
    static List<Sample> of(List<Reading> batch, List<Fault> faults, int most) {
        Map<Reading, Integer> failed = new IdentityHashMap<>();
        faults.forEach(fault -> failed.merge(fault.origin(), 1, Integer::sum));
        Map<TopicPartition, FaultTally> tallies = new LinkedHashMap<>();
        for (Reading reading : batch) {
            tallies.computeIfAbsent(reading.partition(), p -> new FaultTally(reading.offset()))
                    .count(
                            reading.items().size(),
                            failed.isEmpty() ? 0 : failed.getOrDefault(reading, 0),
                            most);
        }
        for (Fault fault : faults.reversed()) {
            tallies.computeIfPresent(
                    fault.origin().partition(), (p, tally) -> tally.because(fault.letter()));
        }
        return tallies.entrySet().stream().map(e -> e.getValue().sample(e.getKey())).toList();
    }

    private void count(int all, int bad, int most) {
        int counted = Math.min(all, most);
        items += counted;
        failed += (int) ((long) bad * counted / all);
    }

    private FaultTally because(DeadLetter letter) {
        cause = letter.cause() + " (" + letter.detail() + ")";
        return this;
    }

    private Sample sample(TopicPartition partition) {
        return new Sample(
                partition.topic(), partition.partition(), firstOffset, items, failed, cause);
    }
}
