package retorno.ingest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells why requests were refused as not genuine: the first at once, then one in a while for all,
/// so that nobody can fill the disk with lines.
final class Forgeries {
    private static final Logger log = LoggerFactory.getLogger(CallbackController.class);
    private static final long QUIET = Duration.ofSeconds(10).toNanos();

    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final AtomicLong untold = new AtomicLong();

    /// @param path of the endpoint, never what was asked for
    void refused(String path, String reason) {
        long due = next.get();
        long now = System.nanoTime();
        if (now - due >= 0 && next.compareAndSet(due, now + QUIET)) {
            log.info(
                    "refused a POST to {}: {} ({} more since the last such line)",
                    path,
                    reason,
                    untold.getAndSet(0));
        } else {
            untold.incrementAndGet();
        }
    }
}
