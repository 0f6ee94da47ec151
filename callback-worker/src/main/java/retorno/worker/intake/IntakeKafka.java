package retorno.worker.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import retorno.worker.WorkerSettings;

/// How the worker hangs on Kafka, and what happens when a batch fails.
@Configuration(proxyBeanMethods = false)
class IntakeKafka {
    static final String LISTENER = "intake";

    private final WorkerSettings settings;

    IntakeKafka(WorkerSettings settings) {
        this.settings = settings;
    }

    @Bean
    CommonErrorHandler intakeErrorHandler(IntakeState state, PartitionBreaker breaker) {
        return new IntakeErrorHandler(settings.retry(), state, breaker);
    }

    /// Refused credentials are tried again as well: somebody may be changing them just now.
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>
            intakeContainer(IntakeRebalance rebalance) {
        return container -> {
            ContainerProperties properties = container.getContainerProperties();
            properties.setAuthExceptionRetryInterval(settings.retry().longest());
            properties.setConsumerRebalanceListener(rebalance);
        };
    }
}
