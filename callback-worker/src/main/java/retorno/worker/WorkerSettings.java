package retorno.worker;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import retorno.program.CannotStart;

/// What the worker is told from outside, below `retorno.worker`; `worker.yaml` holds the defaults
/// and what each means. Kafka and the database have Spring's ordinary names.
///
/// @param topics the topics to read raw callbacks from
/// @param partitions how many partitions a topic gets where the worker is the first to need it
/// @param retention how long such a topic keeps its records
/// @param maxBody the largest body that such a topic must take
/// @param retry how a batch is tried again while the database is away
/// @param slow how long a batch may be in the database before the health tells
/// @param breaker when a partition is stopped rather than drained into the dead letters
/// @param events whether new events are published
/// @param eventsTopic the topic they are published on
/// @param eventsRetention how long that topic keeps them where the worker makes it
@ConfigurationProperties("retorno.worker")
public record WorkerSettings(
        List<String> topics,
        int partitions,
        Duration retention,
        DataSize maxBody,
        Retry retry,
        Duration slow,
        Breaker breaker,
        boolean events,
        String eventsTopic,
        Duration eventsRetention) {

    /// Says at start what to change, not at the first batch.
    ///
    /// @throws CannotStart where a setting cannot work
    public WorkerSettings {
        if (topics == null || topics.isEmpty()) {
            throw new CannotStart(
                    "retorno.worker.topics (RETORNO_WORKER_TOPICS) is empty: name at least one topic, such as email-webhook");
        }
        if (partitions < 1) {
            throw new CannotStart(
                    "retorno.worker.partitions is " + partitions + ": it must be 1 or more");
        }
        topics = List.copyOf(topics);
    }

    /// Waits between attempts double from `first` to `longest`; attempts never end.
    public record Retry(Duration first, Duration longest) {}

    /// A partition stops when more than `share` of at least `items` recent items would become dead
    /// letters by a fault of ours.
    ///
    /// @param share between 0 and 1; 1 never stops anything
    public record Breaker(double share, int items) {

        /// @throws IllegalArgumentException with a sentence for whoever starts the worker
        public Breaker {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "retorno.worker.breaker.share is "
                                + share
                                + ": it must be above 0 and at most 1, such as 0.5");
            }
            if (items < 1) {
                throw new IllegalArgumentException(
                        "retorno.worker.breaker.items is " + items + ": it must be 1 or more");
            }
        }
    }
}
