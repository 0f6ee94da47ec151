package retorno.worker.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import retorno.worker.events.DueEvents;
import retorno.worker.events.EventPublisher;
import retorno.worker.events.Flight;
import retorno.worker.events.NotPublished;
import retorno.worker.events.Outgoing;

/// The second half of a batch: its rows are committed, and the events of the new ones go to their
/// topic before its offsets are committed. Those of one part are on their way while the next part
/// is parsed and stored.
///
/// While the topic does not take them the batch is tried again like any other, and only this half
/// of it: the books would show a pass of duplicates for each attempt otherwise. Whoever is given
/// other records meanwhile, or dies, forgets about it; those records come again then, and
/// [DueEvents] finds what is missing.
@Component
class Publication {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final DueEvents due;
    private final EventPublisher publisher;
    private final ThreadLocal<@Nullable Half> second = new ThreadLocal<>();

    Publication(DueEvents due, EventPublisher publisher) {
        this.due = due;
        this.publisher = publisher;
    }

    /// What is not known to be published of a batch, on the thread of its consumer.
    ///
    /// @param next behind these offsets all is published once they are
    /// @param flight null where they are not on their way
    private record Half(
            List<Outgoing> events, Map<TopicPartition, Long> next, @Nullable Flight flight) {}

    /// What is left of other records is for whoever reads them again; what is still on its way is
    /// waited for, so that they need not publish it again.
    void forget() {
        Half half = second.get();
        try {
            if (half != null && half.flight() != null) {
                finish();
            }
        } catch (RuntimeException failed) {
            LOG.debug("some events may be published twice", failed);
        }
        second.remove();
    }

    /// Nothing more is stored while events wait that the topic has refused: a batch may have many
    /// parts, and all of them would be in memory.
    ///
    /// @throws NotPublished where the topic still does not take them
    void finishWhatFailed() {
        Half half = second.get();
        if (half != null && half.flight() == null) {
            finish();
        }
    }

    /// The rows of some records are committed, and their events go out behind those of the records
    /// before them. Returns when they are on their way; or where those before were not taken, which
    /// [#finishWhatFailed] and [#finish] will say.
    void begin(List<ConsumerRecord<String, byte[]>> records, List<Outgoing> events) {
        Map<TopicPartition, Long> next = behind(records);
        try {
            finish();
            second.set(new Half(events, next, publisher.begin(events)));
        } catch (RuntimeException failed) {
            // Thrown here it would have these records stored again.
            Half left = second.get();
            second.set(left == null ? new Half(events, next, null) : both(left, events, next));
        }
    }

    /// Returns when all of them are published.
    ///
    /// @throws NotPublished where not all of them are on the topic
    void finish() {
        Half half = second.get();
        if (half == null) {
            return;
        }
        try {
            if (half.flight() == null) {
                publisher.publish(half.events());
            } else {
                half.flight().join();
            }
        } catch (RuntimeException failed) {
            List<Outgoing> left = failed instanceof NotPublished some ? some.left() : half.events();
            second.set(new Half(left, half.next(), null));
            throw failed;
        }
        second.remove();
        due.published(half.next());
    }

    private static Half both(
            Half first, List<Outgoing> events, Map<TopicPartition, Long> nextOfThem) {
        List<Outgoing> all = new ArrayList<>(first.events());
        all.addAll(events);
        Map<TopicPartition, Long> next = new HashMap<>(first.next());
        nextOfThem.forEach((partition, offset) -> next.merge(partition, offset, Math::max));
        return new Half(all, next, null);
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
