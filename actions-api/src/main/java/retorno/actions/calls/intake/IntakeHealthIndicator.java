package retorno.actions.calls.intake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/// Says in one line why no events are heard at present.
@Component
class IntakeHealthIndicator implements HealthIndicator {
    private final KafkaListenerEndpointRegistry listeners;

    IntakeHealthIndicator(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    @Override
    public Health health() {
        return trouble(listeners.getListenerContainer(Intake.LISTENER))
                .map(reason -> Health.down().withDetail("reason", reason).build())
                .orElseGet(() -> Health.up().build());
    }

    private static Optional<String> trouble(@Nullable MessageListenerContainer container) {
        if (container == null || !container.isRunning()) {
            return Optional.of("the consumer is stopped");
        }
        return connections(container) == 0
                ? Optional.of("no broker is connected")
                : Optional.empty();
    }

    private static double connections(MessageListenerContainer container) {
        return container.metrics().values().stream()
                .flatMap(metrics -> metrics.entrySet().stream())
                .filter(metric -> metric.getKey().name().equals("connection-count"))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .sum();
    }
}
