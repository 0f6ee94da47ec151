package retorno.worker.intake;

import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.serialization.Deserializer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import retorno.worker.WorkerSettings;
import retorno.worker.rows.Dialect;
import retorno.worker.topics.PollBound;

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

    /// A batch is one poll and one transaction, so its bytes are bounded where it is polled.
    @Bean
    PollBound intakeBound(Dialect dialect) {
        return new PollBound(BatchSizes.of(dialect).bytes());
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer intakeConsumers(PollBound bound, Dialect dialect) {
        Deserializer<byte[]> values =
                BatchSizes.of(dialect).envelopesAtOnce() ? new RecordValues(bound) : bound;
        return factory -> values(factory).setValueDeserializer(values);
    }

    @SuppressWarnings("unchecked") // the same object
    private static DefaultKafkaConsumerFactory<?, byte[]> values(
            DefaultKafkaConsumerFactory<?, ?> factory) {
        return (DefaultKafkaConsumerFactory<?, byte[]>) factory;
    }

    /// Refused credentials are tried again as well: somebody may be changing them just now.
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>
            intakeContainer(
                    IntakeRebalance rebalance,
                    Dialect dialect,
                    PollBound bound,
                    Environment environment) {
        BatchSizes usual = BatchSizes.of(dialect);
        int consumers = environment.getProperty(CONSUMERS, Integer.class, usual.consumers());
        Properties kafka = new Properties();
        kafka.setProperty(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                environment.getProperty(RECORDS, "" + usual.records()));
        return container -> {
            container.setConcurrency(consumers);
            container.setBatchInterceptor(new Bounded(bound));
            ContainerProperties properties = container.getContainerProperties();
            properties.setAuthExceptionRetryInterval(settings.retry().longest());
            properties.setConsumerRebalanceListener(rebalance);
            properties.setKafkaConsumerProperties(kafka);
        };
    }

    /// Bounds each poll for a batch, and none of those that keep the consumer in its group while a
    /// batch is tried again. Changes nothing of what they bring.
    record Bounded(PollBound bound) implements BatchInterceptor<Object, Object> {
        @Override
        public void setupThreadState(Consumer<?, ?> consumer) {
            bound.begin();
        }

        @Override
        public ConsumerRecords<Object, Object> intercept(
                ConsumerRecords<Object, Object> records, Consumer<Object, Object> consumer) {
            bound.end();
            return records;
        }
    }
}
