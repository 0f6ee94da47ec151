package retorno.worker.events;

import java.util.List;
import retorno.event.PublishedEvent;

/// Events are stored, but not all of them are known to be on the topic. They stay due: publishing
/// is tried again, and what arrives twice has the same event key.
public final class NotPublished extends RuntimeException {
    private final transient List<PublishedEvent> left;

    NotPublished(List<PublishedEvent> left, String topic, String why) {
        super(
                "%d events have their rows and wait to be published, %s does not take them: %s"
                        .formatted(left.size(), topic, why),
                null,
                false,
                false);
        this.left = left;
    }

    /// Those that are still to be published, in their order.
    public List<PublishedEvent> left() {
        return left;
    }
}
