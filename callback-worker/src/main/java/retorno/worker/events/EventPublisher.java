package retorno.worker.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import retorno.event.PublishedEvent;
import retorno.worker.WorkerSettings;

/// Puts events on the topic, and waits until all in-sync replicas have them. Safe for any number of
/// threads.
@Component
public class EventPublisher implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final Header CONTENT_TYPE =
            new RecordHeader("content-type", PublishedEvent.CONTENT_TYPE.getBytes(UTF_8));

    private final EventTopic topic;
    private final EventKafka kafka;
    private final Counter published;
    private final boolean on;

    EventPublisher(
            EventTopic topic, EventKafka kafka, MeterRegistry registry, WorkerSettings settings) {
        this.topic = topic;
        this.kafka = kafka;
        this.on = settings.events();
        this.published =
                Counter.builder("retorno.events.published")
                        .description("Events put on callback-events; repeats count again")
                        .register(registry);
    }

    /// Makes the topic where it is missing, if that can be done now; else the first event does it.
    @Override
    public void afterSingletonsInstantiated() {
        try {
            if (on) {
                topic.make();
            }
        } catch (KafkaException away) {
            LOG.warn("{} is not made yet, the first event will do it: {}", topic.name(), why(away));
        }
    }

    /// Returns when all of them are on the topic, those of one key in their order.
    ///
    /// @throws NotPublished where that is not known of every one within some seconds
    public void publish(List<Outgoing> events) {
        if (events.isEmpty()) {
            return;
        }
        Producer<String, byte[]> producer = producer(events);
        Sending sending = new Sending(events);
        sending.send(producer);
        sending.await();
        published.increment(events.size() - sending.left.size());
        if (sending.failure != null) {
            kafka.giveUp(producer);
            throw new NotPublished(sending.left, topic.name(), why(sending.failure));
        }
    }

    private Producer<String, byte[]> producer(List<Outgoing> events) {
        try {
            topic.make();
            return kafka.producer();
        } catch (KafkaException away) {
            throw new NotPublished(events, topic.name(), why(away));
        }
    }

    /// In few words; Kafka's own quote nothing of a record.
    private static String why(Throwable failed) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failed);
        return cause instanceof RecordTooLargeException
                ? "one is too large, raise its max.message.bytes"
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    /// One attempt at some events.
    private final class Sending {
        private final List<Outgoing> events;
        private final List<Future<?>> sent;
        private final List<Outgoing> left = new ArrayList<>();
        private @Nullable Throwable failure;

        Sending(List<Outgoing> events) {
            this.events = events;
            this.sent = new ArrayList<>(events.size());
        }

        /// Stops at the first that is not even taken: with a broker away each would wait for
        /// itself.
        void send(Producer<String, byte[]> producer) {
            try {
                for (Outgoing event : events) {
                    Future<?> future = producer.send(record(event));
                    sent.add(future);
                    if (future.state() == Future.State.FAILED) {
                        return;
                    }
                }
                producer.flush();
            } catch (KafkaException | IllegalStateException closed) {
                failure = closed;
            }
        }

        void await() {
            long deadline = System.nanoTime() + EventKafka.ACK.toNanos();
            for (int i = 0; i < events.size(); i++) {
                if (i >= sent.size() || !isAcked(sent.get(i), deadline)) {
                    left.add(events.get(i));
                }
            }
        }

        private boolean isAcked(Future<?> future, long deadline) {
            try {
                future.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                return true;
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                failure = failure == null ? stopping : failure;
            } catch (ExecutionException | TimeoutException failed) {
                failure = failure == null ? failed : failure;
            }
            return false;
        }

        private ProducerRecord<String, byte[]> record(Outgoing event) {
            return new ProducerRecord<>(
                    topic.name(), null, event.key(), event.json(), List.of(CONTENT_TYPE));
        }
    }
}
