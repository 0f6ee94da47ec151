package retorno.worker.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import retorno.event.CallbackEvent;
import retorno.worker.rows.Item;

/// What became of items, by type and outcome; and how long new rows were on their way, the
/// provider's part and ours told apart. Counted once a batch is committed, never before.
@Component
final class ItemMetrics {
    private final MeterRegistry registry;
    private final Map<Tally.Key, Counter> counters = new ConcurrentHashMap<>();
    private final Timer receivedToStored;
    private final Timer providerToReceived;

    ItemMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.receivedToStored =
                Timer.builder("retorno.received.to.stored")
                        .description("From ingest's receipt of a callback to its committed row")
                        .serviceLevelObjectives(buckets(0.01, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300))
                        .register(registry);
        this.providerToReceived =
                Timer.builder("retorno.provider.to.received")
                        .description("From the provider's time of an event to ingest's receipt")
                        .serviceLevelObjectives(buckets(0.5, 1, 2, 5, 15, 60, 300, 3600, 86400))
                        .register(registry);
    }

    private static Duration[] buckets(double... seconds) {
        Duration[] buckets = new Duration[seconds.length];
        for (int i = 0; i < seconds.length; i++) {
            buckets[i] = Duration.ofMillis(Math.round(seconds[i] * 1000));
        }
        return buckets;
    }

    void committed(SortedBatch batch) {
        batch.tally().counts().forEach((key, count) -> counter(key).increment(count));
        Instant now = Instant.now();
        batch.stored().forEach(item -> stored(item, now));
    }

    private void stored(Item<CallbackEvent> item, Instant now) {
        Instant received = item.lineage().receivedAt();
        receivedToStored.record(between(received, now));
        Instant happened = item.event().occurred().at();
        if (happened != null) {
            providerToReceived.record(between(happened, received));
        }
    }

    /// Clocks of two machines: a callback may seem to come before its event.
    private static Duration between(Instant from, Instant to) {
        return from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
    }

    private Counter counter(Tally.Key key) {
        return counters.computeIfAbsent(
                key,
                of ->
                        Counter.builder("retorno.items")
                                .description("Items of callbacks, by what became of them")
                                .tag("type", of.type())
                                .tag("outcome", of.outcome().name().toLowerCase(Locale.ROOT))
                                .register(registry));
    }
}
