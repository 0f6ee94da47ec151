package retorno.worker.events;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;
import retorno.worker.rows.Lineage;

/// How far the events of each partition are published, as far as this worker knows. What it does
/// not know makes events come twice, never go missing.
@Component
class Progress {
    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final ProgressStore store;
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    Progress(ProgressStore store) {
        this.store = store;
    }

    /// Looks up partitions that are new to this worker.
    void meet(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            if (!next.containsKey(partition)) {
                next.put(partition, store.next(partition));
            }
        }
    }

    /// Whether an item's event was published before, if it was an event then.
    boolean isBehind(Lineage lineage) {
        TopicPartition partition = new TopicPartition(lineage.topic(), lineage.partition());
        return lineage.offset() < next.getOrDefault(partition, 0L);
    }

    /// Everything of a partition before this offset is published.
    void reached(TopicPartition partition, long offset) {
        next.merge(partition, offset, Math::max);
    }

    /// Writes down what is known of some partitions; one after the other always in the same order,
    /// so that two workers never wait for each other.
    void write(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> known = new LinkedHashMap<>();
        List<TopicPartition> sorted = partitions.stream().sorted(ORDER).toList();
        for (TopicPartition partition : sorted) {
            Long offset = next.get(partition);
            if (offset != null && offset > 0) {
                known.put(partition, offset);
            }
        }
        if (!known.isEmpty()) {
            store.advance(known);
        }
    }

    /// They may be another worker's from now on.
    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(next::remove);
    }
}
