package retorno.worker.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import retorno.worker.events.DueEvents;
import retorno.worker.events.EventPublisher;
import retorno.worker.events.NotPublished;
import retorno.worker.events.Outgoing;

/// The second half of a batch: its rows are committed, and the events of the new ones go to their
/// topic before its offsets are committed.
///
/// While the topic does not take them the batch is tried again like any other, and only this half
/// of it: the books would show a pass of duplicates for each attempt otherwise. Whoever is given
/// other records meanwhile, or dies, forgets about it; those records come again then, and
/// [DueEvents] finds what is missing.
@Component
class Publication {
    private final DueEvents due;
    private final EventPublisher publisher;
    private final ThreadLocal<@Nullable Half> second = new ThreadLocal<>();

    Publication(DueEvents due, EventPublisher publisher) {
        this.due = due;
        this.publisher = publisher;
    }

    /// What is left of a batch, on the thread of its consumer.
    private record Half(List<ConsumerRecord<String, byte[]>> batch, List<Outgoing> left) {}

    /// Whether the rows of these very records are committed already.
    boolean isAllThatIsLeft(List<ConsumerRecord<String, byte[]>> records) {
        Half half = second.get();
        return half != null && half.batch.equals(records);
    }

    /// Their rows are committed, and these events are to be published.
    void begin(List<ConsumerRecord<String, byte[]>> records, List<Outgoing> events) {
        second.set(new Half(List.copyOf(records), events));
    }

    /// @throws NotPublished where not all of them are on the topic
    void finish() {
        Half half = second.get();
        if (half == null) {
            return;
        }
        try {
            publisher.publish(half.left);
        } catch (NotPublished failed) {
            second.set(new Half(half.batch, failed.left()));
            throw failed;
        }
        second.remove();
        due.published(behind(half.batch));
    }

    private static Map<TopicPartition, Long> behind(List<ConsumerRecord<String, byte[]>> batch) {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            next.merge(
                    new TopicPartition(record.topic(), record.partition()),
                    record.offset() + 1,
                    Math::max);
        }
        return next;
    }
}
