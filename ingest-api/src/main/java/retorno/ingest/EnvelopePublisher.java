package retorno.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import retorno.envelope.Envelope;
import retorno.envelope.EnvelopeHeaders;
import retorno.ingest.spool.Spooled;

/// Makes one record of an envelope, sends it, waits for the broker's ack within a limit, and turns
/// every way to fail into one.
///
/// Safe for any number of threads; each waits for its own record only.
@Component
final class EnvelopePublisher implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(EnvelopePublisher.class);

    private static final Duration PROBE = Duration.ofSeconds(1);

    private final AckWaits waits = new AckWaits();
    private final IngestKafka kafka;
    private final IngestSettings settings;
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicBoolean tooLarge = new AtomicBoolean();
    private final AtomicLong nextProbe = new AtomicLong();

    EnvelopePublisher(IngestKafka kafka, IngestSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    /// Whether Kafka may take a request now. While it is known to be away that is worth one try in
    /// a while, whose request is the caller's.
    boolean worthTrying() {
        if (!away.get()) {
            return true;
        }
        long due = nextProbe.get();
        long now = System.nanoTime();
        return now - due >= 0 && nextProbe.compareAndSet(due, now + PROBE.toNanos());
    }

    /// Returns when all in-sync replicas have the bytes.
    ///
    /// @param key requests with one key keep their order; null: no order among them
    /// @throws NotAcked when that is not known within `retorno.ack-timeout`; the record may still
    ///   arrive, and whoever sends it again adds a duplicate, not a loss
    void publish(Envelope envelope, @Nullable String key) throws NotAcked {
        long deadline = deadline();
        await(send(envelope, key), deadline);
    }

    /// The same for requests that waited, in their order, with one wait for all.
    ///
    /// @throws NotAcked when that is not known of every one; some may have arrived
    void publishAll(List<Spooled> waiting) throws NotAcked {
        long deadline = deadline();
        List<CompletableFuture<?>> sent = new ArrayList<>(waiting.size());
        for (Spooled spooled : waiting) {
            sent.add(send(spooled.envelope(), spooled.key()));
        }
        for (CompletableFuture<?> each : sent) {
            await(each, deadline);
        }
    }

    private long deadline() {
        return System.nanoTime() + settings.ackTimeout().toNanos();
    }

    private CompletableFuture<?> send(Envelope envelope, @Nullable String key) throws NotAcked {
        try {
            return kafka.template().send(record(envelope, key));
        } catch (RuntimeException failed) {
            // Whatever a client library throws, the bytes are not known to be durable.
            throw notAcked("not taken", failed);
        }
    }

    private void await(CompletableFuture<?> sent, long deadline) throws NotAcked {
        try {
            waits.await(sent, deadline);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw notAcked("the program stops", stopping);
        } catch (TimeoutException late) {
            throw notAcked("no ack in time", late);
        } catch (ExecutionException failed) {
            throw notAcked("not taken", failed);
        }
        tooLarge.set(false);
        if (away.compareAndSet(true, false)) {
            log.info("Kafka takes records again");
        }
    }

    /// Its own time is when it is sent. When it was received stands in `ce_time`: a clock that has
    /// been set back makes that a time to come, which Kafka refuses from an hour on.
    private ProducerRecord<String, byte[]> record(Envelope envelope, @Nullable String key) {
        String topic = settings.topic(envelope.type());
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, envelope.body());
        EnvelopeHeaders.write(envelope, record.headers()::add);
        return record;
    }

    // Told once an outage, not once a request.
    private NotAcked notAcked(String what, Throwable failed) {
        String why = NestedExceptionUtils.getMostSpecificCause(failed).toString();
        if (why.contains(RecordTooLargeException.class.getName())) {
            if (tooLarge.compareAndSet(false, true)) {
                log.error(
                        "a body does not fit Kafka, and waits in the spool with all that came later: raise max.message.bytes of the topic; {}",
                        why);
            }
        } else if (away.compareAndSet(false, true)) {
            nextProbe.set(System.nanoTime() + PROBE.toNanos());
            log.warn("Kafka does not take records: {}: {}", what, why);
        }
        return new NotAcked(what);
    }

    @Override
    public void destroy() {
        waits.close();
    }

    /// The bytes are not known to be on Kafka.
    static final class NotAcked extends Exception {
        NotAcked(String what) {
            super(what, null, false, false);
        }
    }
}
