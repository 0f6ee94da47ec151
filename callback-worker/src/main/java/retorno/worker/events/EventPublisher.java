package retorno.worker.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import retorno.worker.WorkerSettings;
import retorno.worker.topics.WorkerTopics;

/// Puts events on the topic, and waits until all in-sync replicas have them. Safe for any number of
/// threads.
@Component
public class EventPublisher {
    private final WorkerTopics topics;
    private final String topic;
    private final EventKafka kafka;
    private final Counter published;

    EventPublisher(
            WorkerTopics topics,
            EventKafka kafka,
            MeterRegistry registry,
            WorkerSettings settings) {
        this.topics = topics;
        this.topic = settings.eventsTopic();
        this.kafka = kafka;
        this.published =
                Counter.builder("retorno.events.published")
                        .description("Events put on callback-events; repeats count again")
                        .register(registry);
    }

    /// Returns when all of them are on the topic, those of one key in their order.
    ///
    /// @throws NotPublished where that is not known of every one within some seconds
    public void publish(List<Outgoing> events) {
        if (events.isEmpty()) {
            return;
        }
        Producer<String, byte[]> producer = producer(events);
        Sending sending = new Sending(topic, events);
        sending.send(producer);
        sending.await();
        published.increment(events.size() - sending.left().size());
        Throwable failure = sending.failure();
        if (failure != null) {
            kafka.giveUp(producer);
            throw new NotPublished(sending.left(), topic, why(failure));
        }
    }

    private Producer<String, byte[]> producer(List<Outgoing> events) {
        try {
            topics.makeEvents();
            return kafka.producer();
        } catch (KafkaException away) {
            throw new NotPublished(events, topic, why(away));
        }
    }

    /// In few words; Kafka's own quote nothing of a record.
    private static String why(Throwable failed) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failed);
        return cause instanceof RecordTooLargeException
                ? "one is too large, raise its max.message.bytes"
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
