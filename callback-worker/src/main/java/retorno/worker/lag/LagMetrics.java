package retorno.worker.lag;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import retorno.program.Lookout;
import retorno.worker.ledger.Ledger;

/// `retorno_lag_records`, `retorno_lag_seconds` and `retorno_unaccounted_records`, by topic and
/// partition, looked up every few seconds. While Kafka or the database does not answer there is no
/// value at all: an old one would say that all is well.
@Component
final class LagMetrics implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(LagMetrics.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Positions positions;
    private final Ledger ledger;
    private final MultiGauge records;
    private final MultiGauge seconds;
    private final MultiGauge unaccounted;
    private boolean kafkaAway;
    private final Map<String, Long> provenUntil = new HashMap<>();
    private final Lookout lookout = new Lookout(Thread.ofVirtual().name("lag"), PAUSE, this::look);

    LagMetrics(Positions positions, Ledger ledger, MeterRegistry registry) {
        this.positions = positions;
        this.ledger = ledger;
        this.records = gauge(registry, "retorno.lag.records", "Records that wait for the worker");
        this.seconds =
                gauge(registry, "retorno.lag.seconds", "How long the first of them has waited");
        this.unaccounted =
                gauge(
                        registry,
                        "retorno.unaccounted.records",
                        "Records behind the committed position that no ledger row covers: must be 0");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        lookout.start();
    }

    private void look() {
        try {
            List<Position> all = positions.now();
            Instant now = Instant.now();
            show(records, all, Position::lag);
            show(seconds, all, position -> position.waited(now).toMillis() / 1000.0);
            balance(all);
            if (kafkaAway) {
                LOG.info("Kafka answers again");
                kafkaAway = false;
            }
        } catch (InterruptException ending) {
            LOG.debug("nothing to be told any more", ending);
        } catch (KafkaException away) {
            if (!kafkaAway) {
                LOG.warn("Kafka does not answer, the worker waits for it: {}", away.getMessage());
                kafkaAway = true;
            }
            silent(away, records, seconds, unaccounted);
        }
    }

    private void balance(List<Position> all) {
        try {
            Map<Position, Long> missing = new HashMap<>();
            all.forEach(position -> missing.put(position, missing(position)));
            show(unaccounted, all, position -> missing.getOrDefault(position, 0L));
        } catch (DataAccessException | TransactionException away) {
            silent(away, unaccounted);
        }
    }

    /// Health says what is away; the alert rules take no value for an alarm.
    private static void silent(Exception away, MultiGauge... gauges) {
        LOG.debug("nothing to be told", away);
        List.of(gauges).forEach(gauge -> gauge.register(List.of(), true));
    }

    /// What was once found complete is not looked through again.
    private long missing(Position position) {
        String key = position.topic() + "-" + position.partition();
        long from = provenUntil.getOrDefault(key, 0L);
        long missing = ledger.unaccounted(position.consumed(), from);
        if (missing == 0) {
            provenUntil.put(key, Math.max(from, position.committed()));
        }
        return missing;
    }

    private static void show(
            MultiGauge gauge, List<Position> all, ToDoubleFunction<Position> value) {
        gauge.register(
                all.stream()
                        .map(position ->
                                MultiGauge.Row.of(
                                        Tags.of(
                                                "topic",
                                                position.topic(),
                                                "partition",
                                                String.valueOf(position.partition())),
                                        value.applyAsDouble(position)))
                        .toList(),
                true);
    }

    @Override
    public void destroy() throws InterruptedException {
        lookout.end(PAUSE);
    }
}
