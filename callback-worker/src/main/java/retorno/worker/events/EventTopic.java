package retorno.worker.events;

import static org.apache.kafka.clients.admin.AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.admin.AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import retorno.envelope.Topics;
import retorno.worker.WorkerSettings;

/// Makes the topic where it is missing, before anything is sent: a broker that makes topics by
/// itself would make it too small. One that is there stays as it is.
@Component
class EventTopic {
    private static final int PATIENCE_MILLIS = 5_000;

    /// In JSON a byte of a body may take six: a control character in a form.
    private static final int GROWTH = 8;

    private final WorkerSettings settings;
    private final KafkaAdmin kafka;
    private volatile boolean there;

    EventTopic(WorkerSettings settings, KafkaAdmin kafka) {
        this.settings = settings;
        this.kafka = kafka;
    }

    String name() {
        return settings.eventsTopic();
    }

    /// How many bytes the largest event may take.
    static int largest(WorkerSettings settings) {
        long largest = GROWTH * settings.maxBody().toBytes() + Topics.AROUND_A_BODY;
        return (int) Math.min(largest, Integer.MAX_VALUE - Topics.AROUND_A_BODY);
    }

    /// @throws KafkaException while that is not known, the broker being away
    void make() {
        if (there) {
            return;
        }
        Map<String, Object> patient = new HashMap<>(kafka.getConfigurationProperties());
        patient.put(REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        patient.put(DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        Admin admin = Admin.create(patient);
        try {
            make(admin);
            there = true;
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private void make(Admin admin) {
        try {
            admin.createTopics(List.of(wanted())).all().get();
        } catch (InterruptedException stopping) {
            throw new InterruptException(stopping);
        } catch (ExecutionException failed) {
            // Who may not make topics may write to one that somebody else has made.
            if (!(failed.getCause() instanceof TopicExistsException
                    || failed.getCause() instanceof AuthorizationException)) {
                throw new KafkaException(failed.getCause());
            }
        }
    }

    private NewTopic wanted() {
        return TopicBuilder.name(name())
                .partitions(settings.partitions())
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(largest(settings)))
                .config(
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(settings.eventsRetention().toMillis()))
                .build();
    }
}
