package retorno.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import retorno.ingest.spool.Spool;
import retorno.ingest.spool.Spooled;
import retorno.program.MachineClock;

/// Brings what waits in the spool to Kafka, in order, and says how much waits.
///
/// After a failure it goes on with a single request: that is the probe whether Kafka is back.
@Component
final class SpoolDrain implements DisposableBean, MeterBinder {
    private static final Logger log = LoggerFactory.getLogger(SpoolDrain.class);
    private static final int MOST_AT_ONCE = 512;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Spool spool;
    private final EnvelopePublisher publisher;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("spool-drain").unstarted(this::run);
    private int atOnce = 1;

    SpoolDrain(Spool spool, EnvelopePublisher publisher) {
        this.spool = spool;
        this.publisher = publisher;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!spool.isEmpty()) {
            log.info("{} requests of an earlier run wait in the spool", spool.records());
            spool.oldest()
                    .flatMap(oldest -> MachineClock.doubt(oldest, Instant.now()))
                    .ifPresent(log::warn);
        }
        thread.start();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stop.countDown();
    }

    private void run() {
        try {
            do {
                spool.awaitRecords(PAUSE);
            } while (drained() || !stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether to go on at once.
    private boolean drained() {
        if (spool.isEmpty() || stop.getCount() == 0) {
            return stop.getCount() > 0;
        }
        try {
            boolean taken = spool.drain(atOnce, this::taken);
            atOnce = taken ? Math.min(2 * atOnce, MOST_AT_ONCE) : 1;
            if (taken && spool.isEmpty()) {
                log.info("the spool is empty");
            }
            return taken;
        } catch (IOException unreadable) {
            log.error("the spool cannot be read: {}", unreadable.getMessage());
            return false;
        } catch (RuntimeException | Error unexpected) { // nobody would start another drain
            log.error("the spool is not drained, will try again", unexpected);
            return false;
        }
    }

    private boolean taken(List<Spooled> waiting) {
        try {
            publisher.publishAll(waiting);
            return true;
        } catch (EnvelopePublisher.NotAcked notAcked) {
            return false;
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("retorno.spool.records", spool, Spool::records)
                .description("Requests that wait in the spool for Kafka")
                .register(registry);
        Gauge.builder("retorno.spool.bytes", spool, Spool::bytes)
                .description("What they take on the disk")
                .register(registry);
        Gauge.builder("retorno.spool.oldest.seconds", spool, SpoolDrain::oldest)
                .description("How long the first of them waits")
                .register(registry);
    }

    private static double oldest(Spool spool) {
        return spool.oldest()
                .map(since ->
                        Math.max(0, Duration.between(since, Instant.now()).toMillis()) / 1000.0)
                .orElse(0.0);
    }

    @Override
    public void destroy() throws InterruptedException {
        stop();
        if (thread.isAlive()) {
            thread.join(Duration.ofSeconds(5));
        }
    }
}
