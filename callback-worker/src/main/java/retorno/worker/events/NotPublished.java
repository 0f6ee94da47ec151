package retorno.worker.events;

import java.util.List;

/// Events are stored, but not all of them are known to be on the topic. They stay due: publishing
/// is tried again, and what arrives twice has the same event key.
public final class NotPublished extends RuntimeException {
    private final transient List<Outgoing> left;

    NotPublished(List<Outgoing> left, String topic, String why) {
        super(
                "%s does not take %d events, whose rows are kept: %s"
                        .formatted(topic, left.size(), why),
                null,
                false,
                false);
        this.left = left;
    }

    /// Those that are still to be published, in their order.
    public List<Outgoing> left() {
        return left;
    }
}
