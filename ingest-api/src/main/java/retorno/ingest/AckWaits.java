package retorno.ingest;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits with a limit, of which one thread ends all that took too long.
///
/// A limit in each request's own wait would have it set an alarm with the scheduler of virtual
/// threads, and take it back a millisecond later: that took a sixth of all requests a second.
///
/// Safe for any number of threads.
final class AckWaits implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final Thread watch = Thread.ofVirtual().name("ack-waits").start(this::look);

    private static final class Wait {
        private final CompletableFuture<?> sent;
        private final long deadline;

        Wait(CompletableFuture<?> sent, long deadline) {
            this.sent = sent;
            this.deadline = deadline;
        }
    }

    /// Returns once `sent` is done.
    ///
    /// @param deadline as of [System#nanoTime]; it may be overrun by a glance of 50 ms
    /// @throws TimeoutException where it is not done by then; nobody else hears of it any more
    void await(CompletableFuture<?> sent, long deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        Wait wait = new Wait(sent, deadline);
        waits.add(wait);
        try {
            sent.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TimeoutException late) {
                throw late;
            }
            throw failed;
        } finally {
            waits.remove(wait);
        }
    }

    private void look() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(GLANCE.toMillis());
                long now = System.nanoTime();
                for (Wait wait : waits) {
                    if (now - wait.deadline >= 0) {
                        wait.sent.completeExceptionally(new TimeoutException("no ack in time"));
                    }
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
