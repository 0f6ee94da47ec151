package retorno.worker.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import retorno.worker.WorkerSettings;

/// Which batches are in the database at present, for the health: a statement that waits for a lock
/// fails late or never.
@Component
class OpenBatches {
    private final Map<Thread, Instant> since = new ConcurrentHashMap<>();
    private final Duration slow;

    OpenBatches(WorkerSettings settings) {
        this.slow = settings.slow();
    }

    void during(Runnable transaction) {
        since.put(Thread.currentThread(), Instant.now());
        try {
            transaction.run();
        } finally {
            since.remove(Thread.currentThread());
        }
    }

    /// Since when the oldest of those batches that take too long has been there.
    Optional<Instant> slow() {
        Instant limit = Instant.now().minus(slow);
        return since.values().stream()
                .filter(begun -> begun.isBefore(limit))
                .min(Instant::compareTo);
    }
}
