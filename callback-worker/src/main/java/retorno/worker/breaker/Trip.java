package retorno.worker.breaker;

import java.time.Instant;

/// A partition that was stopped, and why.
///
/// @param cause one line: a dead letter's cause and its detail, without any data
/// @param offset the first one that was not taken in
/// @param items how many recent items were looked at
/// @param failed how many of them would have become dead letters for a fault of ours
/// @param parserVersion of the worker that stopped it
/// @param since when it was stopped
public record Trip(
        String topic,
        int partition,
        State state,
        String cause,
        long offset,
        int items,
        int failed,
        int parserVersion,
        Instant since) {

    /// Whether the partition stands still, or goes on because an operator said so.
    public enum State {
        TRIPPED,
        RESUMED
    }

    /// All of it in one sentence, for a log line or the health.
    public String sentence() {
        return "%s-%d stands at offset %d since %s: %d of %d recent items would become dead letters, %s"
                .formatted(topic, partition, offset, since, failed, items, cause);
    }
}
