package retorno.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import retorno.envelope.Envelope;
import retorno.provider.Parsed;
import retorno.provider.Providers;
import retorno.worker.rows.Fate;

class ItemMetricsTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ItemMetrics metrics = new ItemMetrics(registry);

    @Test
    void tellsTheProvidersPartFromOurs() {
        Instant received = Instant.now().minusSeconds(100);
        stored(received.minusSeconds(20), received);
        assertThat(summary("retorno.provider.to.received").totalAmount()).isEqualTo(20);
        assertThat(summary("retorno.received.to.stored").totalAmount()).isBetween(100.0, 200.0);
    }

    @Test
    void aCallbackThatSeemsToComeBeforeItsEventTookNoTime() {
        Instant received = Instant.now().plusSeconds(100);
        stored(received.plusSeconds(20), received);
        assertThat(summary("retorno.provider.to.received").totalAmount()).isZero();
        assertThat(summary("retorno.received.to.stored").totalAmount()).isZero();
    }

    /// The rows are committed by then: what failed here would have them read again.
    @Test
    void yearsThatNanosecondsCannotCountFailNothing() {
        Instant last = Instant.parse("9999-01-01T00:00:00Z");
        stored(Instant.EPOCH, last);
        stored(Instant.EPOCH, last);
        assertThat(summary("retorno.provider.to.received").count()).isEqualTo(2);
        assertThat(summary("retorno.provider.to.received").totalAmount())
                .isEqualTo(2.0 * last.getEpochSecond());
    }

    @Test
    void prometheusSeesSeconds() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Instant received = Instant.now().minusSeconds(100);
        stored(received.minusSeconds(20), received, new ItemMetrics(prometheus));
        assertThat(prometheus.scrape())
                .contains(
                        "retorno_provider_to_received_seconds_bucket{le=\"15.0\"} 0",
                        "retorno_provider_to_received_seconds_bucket{le=\"60.0\"} 1",
                        "retorno_provider_to_received_seconds_sum 20.0",
                        "retorno_received_to_stored_seconds_bucket{le=\"0.01\"} 0",
                        "retorno_received_to_stored_seconds_count 1");
    }

    private DistributionSummary summary(String name) {
        return registry.get(name).summary();
    }

    private void stored(Instant happened, Instant received) {
        stored(happened, received, metrics);
    }

    private static void stored(Instant happened, Instant received, ItemMetrics metrics) {
        byte[] body =
                """
                {"messageId":"m","to":"a@example.com","doneAt":"%s","status":{"groupName":"DELIVERED"}}\
                """
                        .formatted(happened)
                        .getBytes();
        Envelope envelope =
                new Envelope(
                        UUID.randomUUID(), "infobip.email", received, "", null, Map.of(), body);
        List<Parsed> items = Providers.ofType(envelope.type()).orElseThrow().parse(envelope);
        SortedBatch batch = new SortedBatch();
        batch.take(List.of(new Reading(new TopicPartition("t", 0), 0, envelope, items)))
                .ended(List.of(new Fate.Stored()));
        assertThat(Optional.ofNullable(batch.stored().getFirst().event().occurred().at()))
                .isPresent();
        metrics.committed(batch);
    }
}
