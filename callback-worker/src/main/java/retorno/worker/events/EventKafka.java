package retorno.worker.events;

import static org.apache.kafka.clients.producer.ProducerConfig.*;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import retorno.program.MachineClock;
import retorno.worker.topics.WorkerTopics;

/// The producer of events: one for all consumer threads, made when the first event is there, and
/// made anew after any failure, for some leave a producer good for nothing.
///
/// It is no bean, so that the other programs keep their own in a process shared with them.
@Component
class EventKafka implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(EventKafka.class);

    /// Events of a whole batch, so that it takes few requests.
    private static final int BATCH = 256 * 1024;

    private static final DataSize ROOM = DataSize.ofMegabytes(32);
    private static final int BLOCK_MILLIS = 5_000;
    private static final Duration CLOSING = Duration.ofSeconds(2);

    /// How long an event waits for the broker's word.
    static final Duration ACK = Duration.ofSeconds(10);

    private final Map<String, Object> settings;
    private final AutoCloseable clock = MachineClock.watch(this::clockWasSetBack);
    private @Nullable Producer<String, byte[]> producer;

    EventKafka(WorkerTopics topics, KafkaProperties kafka, KafkaConnectionDetails connection) {
        Map<String, Object> all = new HashMap<>(kafka.buildProducerProperties());
        all.put(BOOTSTRAP_SERVERS_CONFIG, connection.getProducer().getBootstrapServers());
        all.put(ACKS_CONFIG, "all");
        all.put(ENABLE_IDEMPOTENCE_CONFIG, true);
        // Half of zstd's work, which the consumer's thread would have to do.
        all.put(COMPRESSION_TYPE_CONFIG, "lz4");
        all.put(BATCH_SIZE_CONFIG, BATCH);
        // All events of a batch gather until they are flushed: one request instead of dozens.
        all.put(LINGER_MS_CONFIG, BLOCK_MILLIS);
        // The topic decides what is too large.
        all.put(MAX_REQUEST_SIZE_CONFIG, Integer.MAX_VALUE);
        all.put(BUFFER_MEMORY_CONFIG, ROOM.toBytes() + topics.largestEvent());
        // A topic just made may refuse the first request and take the second; with that it would
        // never take the first any more.
        all.put(MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        all.put(MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        all.put(REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MILLIS);
        all.put(DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(ACK.toMillis()));
        this.settings = all;
    }

    synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer =
                    new KafkaProducer<>(
                            settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    /// What it has not got acked by then is not known to be on the topic.
    synchronized void giveUp(Producer<String, byte[]> failed) {
        if (failed == producer) {
            producer = null;
        }
        failed.close(Duration.ZERO);
    }

    private synchronized void clockWasSetBack() {
        if (producer != null) {
            LOG.warn("the clock of this machine was set back: a new producer publishes events");
            giveUp(producer);
        }
    }

    @Override
    public synchronized void destroy() throws Exception {
        clock.close();
        if (producer != null) {
            producer.close(CLOSING);
        }
    }
}
