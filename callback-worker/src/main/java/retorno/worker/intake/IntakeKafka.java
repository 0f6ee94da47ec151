package retorno.worker.intake;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import retorno.worker.WorkerSettings;
import retorno.worker.rows.Dialect;

/// How the worker hangs on Kafka, and what happens when a batch fails.
@Configuration(proxyBeanMethods = false)
class IntakeKafka {
    static final String LISTENER = "intake";

    private static final String CONSUMERS = "spring.kafka.listener.concurrency";
    private static final String RECORDS = "spring.kafka.consumer.max-poll-records";

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
            intakeContainer(IntakeRebalance rebalance, Dialect dialect, Environment environment) {
        BatchSizes usual = BatchSizes.of(dialect);
        int consumers = environment.getProperty(CONSUMERS, Integer.class, usual.consumers());
        Properties kafka = new Properties();
        kafka.setProperty(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                environment.getProperty(RECORDS, "" + usual.records()));
        return container -> {
            container.setConcurrency(consumers);
            ContainerProperties properties = container.getContainerProperties();
            properties.setAuthExceptionRetryInterval(settings.retry().longest());
            properties.setConsumerRebalanceListener(rebalance);
            properties.setKafkaConsumerProperties(kafka);
        };
    }
}
