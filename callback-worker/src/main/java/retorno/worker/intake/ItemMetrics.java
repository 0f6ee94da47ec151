package retorno.worker.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
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
    private final DistributionSummary receivedToStored;
    private final DistributionSummary providerToReceived;

    ItemMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.receivedToStored =
                seconds("retorno.received.to.stored", 0.01, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300)
                        .description("From ingest's receipt of a callback to its committed row")
                        .register(registry);
        this.providerToReceived =
                seconds("retorno.provider.to.received", 0.5, 1, 2, 5, 15, 60, 300, 3600, 86400)
                        .description("From the provider's time of an event to ingest's receipt")
                        .register(registry);
    }

    /// Not a timer, which counts nanoseconds: a million rows that waited three hours for their
    /// worker are more of them than it can add up, and so is a year that anybody may write.
    private static DistributionSummary.Builder seconds(String name, double... buckets) {
        return DistributionSummary.builder(name)
                .baseUnit("seconds")
                .serviceLevelObjectives(buckets);
    }

    void committed(SortedBatch batch) {
        batch.tally().counts().forEach((key, count) -> counter(key).increment(count));
        Instant now = Instant.now();
        batch.stored().forEach(item -> stored(item, now));
    }

    private void stored(Item<CallbackEvent> item, Instant now) {
        Instant received = item.lineage().receivedAt();
        receivedToStored.record(seconds(received, now));
        Instant happened = item.event().occurred().at();
        if (happened != null) {
            providerToReceived.record(seconds(happened, received));
        }
    }

    /// Clocks of two machines: a callback may seem to come before its event.
    private static double seconds(Instant from, Instant to) {
        return Math.max(0, to.toEpochMilli() - from.toEpochMilli()) / 1_000.0;
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
