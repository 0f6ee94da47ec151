package retorno.worker.topics;

import static java.util.stream.Collectors.toMap;
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
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/// Asks the broker for topics, and gives up after some seconds.
@Component
class TopicMaker {
    private static final int PATIENCE_MILLIS = 5_000;

    private final Map<String, Object> settings;

    TopicMaker(KafkaAdmin kafka) {
        settings = new HashMap<>(kafka.getConfigurationProperties());
        settings.put(REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    }

    /// Makes those that are missing, all in one request. One that is there stays as it is: more
    /// partitions would move keys, and so their order.
    ///
    /// @return why, by their names, for those that are not known to be there
    Map<String, Throwable> make(List<NewTopic> wanted) {
        try {
            Admin admin = Admin.create(settings);
            try {
                return missing(admin.createTopics(wanted).values());
            } finally {
                admin.close(Duration.ZERO);
            }
        } catch (KafkaException nobody) { // such as a broker whose name leads nowhere
            return wanted.stream()
                    .map(NewTopic::name)
                    .distinct()
                    .collect(toMap(name -> name, _ -> nobody));
        }
    }

    private static Map<String, Throwable> missing(Map<String, KafkaFuture<Void>> asked) {
        Map<String, Throwable> missing = new HashMap<>();
        asked.forEach((topic, answer) -> {
            try {
                answer.get();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                missing.put(topic, stopping);
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    missing.put(topic, failed.getCause());
                }
            }
        });
        return missing;
    }
}
