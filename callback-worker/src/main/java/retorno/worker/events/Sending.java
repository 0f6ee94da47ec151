package retorno.worker.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import retorno.event.PublishedEvent;

/// One attempt at some events, in one thread: sends them all, then waits for all.
final class Sending {
    private static final Header CONTENT_TYPE =
            new RecordHeader("content-type", PublishedEvent.CONTENT_TYPE.getBytes(UTF_8));

    private final String topic;
    private final List<Outgoing> events;
    private final List<Future<?>> sent;
    private final List<Outgoing> left = new ArrayList<>();
    private @Nullable Throwable failure;

    Sending(String topic, List<Outgoing> events) {
        this.topic = topic;
        this.events = events;
        this.sent = new ArrayList<>(events.size());
    }

    /// Stops at the first that is not even taken: with a broker away each would wait for itself.
    void send(Producer<String, byte[]> producer) {
        try {
            for (Outgoing event : events) {
                Future<?> future = producer.send(record(event));
                sent.add(future);
                if (future.state() == Future.State.FAILED) {
                    break;
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

    /// Those that are not known to be on the topic, in their order.
    List<Outgoing> left() {
        return left;
    }

    /// What went wrong first; null where nothing did.
    @Nullable Throwable failure() {
        return failure;
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
        return new ProducerRecord<>(topic, null, event.key(), event.json(), List.of(CONTENT_TYPE));
    }
}
