package retorno.worker.intake;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/// Says in one line why no callbacks, or not all, become rows at present. Liveness has no part in
/// it: a restart brings back neither a database nor a broker.
@Component
class IntakeHealthIndicator implements HealthIndicator {
    private final KafkaListenerEndpointRegistry listeners;
    private final IntakeState state;
    private final OpenBatches open;
    private final PartitionBreaker breaker;

    IntakeHealthIndicator(
            KafkaListenerEndpointRegistry listeners,
            IntakeState state,
            OpenBatches open,
            PartitionBreaker breaker) {
        this.listeners = listeners;
        this.state = state;
        this.open = open;
        this.breaker = breaker;
    }

    @Override
    public Health health() {
        String troubles =
                Stream.of(batch(), breaker.trouble())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("; "));
        return troubles.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("reason", troubles).build();
    }

    private Optional<String> batch() {
        return state.failing()
                .map(failing ->
                        "no batch kept since %s, %d attempts: %s"
                                .formatted(failing.since(), failing.attempts(), failing.reason()))
                .or(() ->
                        open.slow()
                                .map(
                                        "the database is slow or waits for a lock: a batch has been in it since %s"
                                                ::formatted))
                .or(() -> consumer(listeners.getListenerContainer(IntakeKafka.LISTENER)));
    }

    private static Optional<String> consumer(@Nullable MessageListenerContainer container) {
        if (container == null || !container.isRunning()) {
            return Optional.of("the consumer is stopped");
        }
        if (container.isPauseRequested()) {
            return Optional.of("the consumer is paused");
        }
        if (connections(container) == 0) {
            return Optional.of("no broker is connected");
        }
        return Optional.empty();
    }

    private static double connections(MessageListenerContainer container) {
        return container.metrics().values().stream()
                .flatMap(metrics -> metrics.entrySet().stream())
                .filter(metric -> metric.getKey().name().equals("connection-count"))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .sum();
    }
}
