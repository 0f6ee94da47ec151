package retorno.worker.events;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import retorno.worker.WorkerSettings;
import retorno.worker.topics.WorkerTopics;

/// The worker with a topic that takes half of what it is given, and never the last event.
public class Breakdown {
    @Bean
    @Primary
    static EventPublisher half(
            WorkerTopics topics,
            EventKafka kafka,
            MeterRegistry registry,
            WorkerSettings settings) {
        return new EventPublisher(topics, kafka, registry, settings) {
            @Override
            public void publish(List<Outgoing> events) {
                int half = events.size() / 2;
                super.publish(events.subList(0, half));
                if (half < events.size()) {
                    throw new NotPublished(
                            events.subList(half, events.size()), "the topic", "by a test");
                }
            }
        };
    }
}
