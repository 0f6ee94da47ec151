package retorno.event;

/// Bytes that are no [PublishedEvent]. The message is one sentence for an operator; it names the
/// place that is at fault, and quotes nothing of what was read.
public final class UnreadableEvent extends RuntimeException {
    UnreadableEvent(String message) {
        super(message);
    }
}
