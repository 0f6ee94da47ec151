package retorno.actions.calls.intake;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.ExponentialBackOff;

/// How the program hangs on Kafka, and what happens when a batch fails.
@Configuration(proxyBeanMethods = false)
class IntakeKafka {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    /// Tried again for ever, with every exception: what fails there is the database or we, never
    /// the event.
    @Bean
    CommonErrorHandler intakeErrorHandler() {
        ExponentialBackOff backOff = new ExponentialBackOff(250, 2);
        backOff.setMaxInterval(10_000);
        DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
        handler.setClassifications(Map.of(), true);
        handler.setRetryListeners(new Loud());
        return handler;
    }

    /// Says once that a batch is being tried again.
    private static final class Loud implements RetryListener {
        @Override
        public void failedDelivery(
                ConsumerRecord<?, ?> record, @Nullable Exception failed, int attempt) {
            tell(failed, attempt);
        }

        @Override
        public void failedDelivery(ConsumerRecords<?, ?> batch, Exception failed, int attempt) {
            tell(failed, attempt);
        }

        private static void tell(@Nullable Exception failed, int attempt) {
            if (attempt == 1) {
                log.error(
                        "a batch of events is not kept, it is tried again until it is: {}",
                        failed == null
                                ? "?"
                                : NestedExceptionUtils.getMostSpecificCause(failed) + "");
            }
        }
    }
}
