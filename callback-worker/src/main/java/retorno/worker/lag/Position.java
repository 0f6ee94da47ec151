package retorno.worker.lag;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import retorno.worker.ledger.Consumed;

/// Where one partition's log and the worker's group stand.
///
/// @param begin the first offset that the log still holds
/// @param end the offset behind the last record
/// @param committed the first offset not yet consumed; [#begin] where the group has none
/// @param waitingSince when the first record not yet consumed was received; null where there is
///   none, or it cannot be read
public record Position(
        String topic,
        int partition,
        long begin,
        long end,
        long committed,
        @Nullable Instant waitingSince) {

    /// How many records wait.
    public long lag() {
        return Math.max(0, end - Math.max(begin, committed));
    }

    /// How long the first of them has waited at `now`; zero where none waits.
    public Duration waited(Instant now) {
        return waitingSince == null || waitingSince.isAfter(now)
                ? Duration.ZERO
                : Duration.between(waitingSince, now);
    }

    /// The same for the books.
    public Consumed consumed() {
        return new Consumed(topic, partition, begin, committed);
    }
}
