package retorno.worker.intake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/// Says in one line why no callbacks become rows at present. Liveness has no part in it: a restart
/// brings back neither a database nor a broker.
@Component
class IntakeHealthIndicator implements HealthIndicator {
    private final KafkaListenerEndpointRegistry listeners;
    private final IntakeState state;

    IntakeHealthIndicator(KafkaListenerEndpointRegistry listeners, IntakeState state) {
        this.listeners = listeners;
        this.state = state;
    }

    @Override
    public Health health() {
        return trouble()
                .map(reason -> Health.down().withDetail("reason", reason).build())
                .orElseGet(() -> Health.up().build());
    }

    private Optional<String> trouble() {
        return state.failing()
                .map(failing ->
                        "no batch kept since %s, %d attempts: %s"
                                .formatted(failing.since(), failing.attempts(), failing.reason()))
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
