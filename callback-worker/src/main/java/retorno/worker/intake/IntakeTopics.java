package retorno.worker.intake;

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
import retorno.envelope.Topics;
import retorno.worker.WorkerSettings;

/// Makes the topics that are missing, as ingest would, so that either program may be started first.
/// One that is there stays as it is: more partitions would move keys, and so their order.
@Component
class IntakeTopics implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int PATIENCE_MILLIS = 5_000;

    private final WorkerSettings settings;
    private final KafkaAdmin kafka;

    IntakeTopics(WorkerSettings settings, KafkaAdmin kafka) {
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
            for (String topic : settings.topics()) {
                make(admin, topic);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | KafkaException failed) {
            LOG.warn(
                    "no topic was made, ingest will do it: {}",
                    NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private void make(Admin admin, String topic) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(List.of(wanted(topic))).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    private NewTopic wanted(String name) {
        long largest = settings.maxBody().toBytes() + Topics.AROUND_A_BODY;
        return TopicBuilder.name(name)
                .partitions(settings.partitions())
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(largest))
                .config(
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(settings.retention().toMillis()))
                .build();
    }
}
