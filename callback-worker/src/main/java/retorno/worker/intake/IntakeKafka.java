package retorno.worker.intake;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import retorno.worker.WorkerSettings;

/// How the worker hangs on Kafka: the topics it needs, and what happens when a batch fails.
@Configuration(proxyBeanMethods = false)
class IntakeKafka {
    static final String LISTENER = "intake";

    private static final Duration RETENTION = Duration.ofDays(30);

    /// The largest body, 4 MB, with room for its headers and the record's frame.
    private static final int LARGEST_MESSAGE = 4 * 1024 * 1024 + 128 * 1024;

    private final WorkerSettings settings;

    IntakeKafka(WorkerSettings settings) {
        this.settings = settings;
    }

    List<String> topics() {
        return settings.topics();
    }

    /// The topics as ingest declares them, so that either program may be started first.
    @Bean
    KafkaAdmin.NewTopics intakeTopics() {
        return new KafkaAdmin.NewTopics(
                topics().stream().map(this::topic).toArray(NewTopic[]::new));
    }

    private NewTopic topic(String name) {
        return TopicBuilder.name(name)
                .partitions(settings.partitions())
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(LARGEST_MESSAGE))
                .config(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(RETENTION.toMillis()))
                .build();
    }

    @Bean
    CommonErrorHandler intakeErrorHandler(IntakeState state, PartitionBreaker breaker) {
        return new IntakeErrorHandler(settings.retry(), state, breaker);
    }

    /// Refused credentials are tried again as well: somebody may be changing them just now.
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>
            intakeContainer(PartitionBreaker breaker) {
        return container -> {
            ContainerProperties properties = container.getContainerProperties();
            properties.setAuthExceptionRetryInterval(settings.retry().longest());
            properties.setConsumerRebalanceListener(breaker);
        };
    }
}
