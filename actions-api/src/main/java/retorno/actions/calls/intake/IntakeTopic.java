package retorno.actions.calls.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import retorno.actions.settings.ActionsSettings;

/// Makes the topic where it is missing, as the worker would, so that either program may be started
/// first. One that is there stays as it is: more partitions would move keys, and so their order.
@Component
class IntakeTopic implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final Duration RETENTION = Duration.ofDays(7);
    private static final int PATIENCE_MILLIS = 5_000;

    private final ActionsSettings settings;
    private final KafkaAdmin kafka;

    IntakeTopic(ActionsSettings settings, KafkaAdmin kafka) {
        this.settings = settings;
        this.kafka = kafka;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, Object> patient = new HashMap<>(kafka.getConfigurationProperties());
        patient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        patient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        Admin admin = Admin.create(patient);
        try {
            admin.createTopics(List.of(wanted())).all().get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | KafkaException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                log.warn(
                        "the topic was not made, the worker will do it: {}",
                        NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
            }
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private NewTopic wanted() {
        return TopicBuilder.name(settings.actions().topic())
                .partitions(settings.actions().partitions())
                .config(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(RETENTION.toMillis()))
                .build();
    }
}
