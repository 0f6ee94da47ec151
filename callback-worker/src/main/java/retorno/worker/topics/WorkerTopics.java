package retorno.worker.topics;

import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.stereotype.Component;
import retorno.envelope.Topics;
import retorno.worker.WorkerSettings;

/// Makes the topics that are missing, before anything is read or sent: those of raw callbacks as
/// ingest would, so that either program may be started first, and that of events. A broker that
/// makes topics by itself would make them too small. Safe for any number of threads.
@Component
public class WorkerTopics implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerTopics.class);

    /// In JSON a byte of a body may take six: a control character in a form.
    private static final int GROWTH = 8;

    private final WorkerSettings settings;
    private final TopicMaker maker;
    private volatile boolean eventsThere;

    WorkerTopics(WorkerSettings settings, TopicMaker maker) {
        this.settings = settings;
        this.maker = maker;
    }

    /// Makes all of them if that can be done now, and never fails a start: ingest makes the others
    /// too, and the first event its own.
    @Override
    public void afterSingletonsInstantiated() {
        Stream<NewTopic> raw = settings.topics().stream().map(this::raw);
        Stream<NewTopic> events = settings.events() ? Stream.of(events()) : Stream.empty();
        Map<String, Throwable> missing = maker.make(Stream.concat(raw, events).toList());
        eventsThere = settings.events() && isThere(missing.get(settings.eventsTopic()));
        missing.forEach(this::warn);
    }

    /// How many bytes the largest event may take.
    public int largestEvent() {
        long largest = GROWTH * settings.maxBody().toBytes() + Topics.AROUND_A_BODY;
        return (int) Math.min(largest, Integer.MAX_VALUE - Topics.AROUND_A_BODY);
    }

    /// Returns when the topic of events is there; asks nobody once that is known.
    ///
    /// @throws KafkaException while it is not, the broker being away
    public void makeEvents() {
        if (eventsThere) {
            return;
        }
        Throwable why = maker.make(List.of(events())).get(settings.eventsTopic());
        if (!isThere(why)) {
            throw new KafkaException(why);
        }
        eventsThere = true;
    }

    /// Who may not make topics may write to one that somebody else has made.
    private static boolean isThere(@Nullable Throwable why) {
        return why == null || why instanceof AuthorizationException;
    }

    private NewTopic raw(String name) {
        return topic(
                name, settings.maxBody().toBytes() + Topics.AROUND_A_BODY, settings.retention());
    }

    private NewTopic events() {
        return topic(settings.eventsTopic(), largestEvent(), settings.eventsRetention());
    }

    private NewTopic topic(String name, long largest, Duration retention) {
        return TopicBuilder.name(name)
                .partitions(settings.partitions())
                .config(MAX_MESSAGE_BYTES_CONFIG, largest + "")
                .config(RETENTION_MS_CONFIG, retention.toMillis() + "")
                .build();
    }

    private void warn(String topic, Throwable why) {
        boolean events = topic.equals(settings.eventsTopic());
        if (!events || !eventsThere) {
            LOG.warn(
                    "{} is not made yet, {} will do it: {}",
                    topic,
                    events ? "the first event" : "ingest",
                    NestedExceptionUtils.getMostSpecificCause(why).toString());
        }
    }
}
