package retorno.fake.fault;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers that are not given, until nobody waits for them any more.
public final class Silence implements AutoCloseable {
    private final Duration longest;
    private final Semaphore words = new Semaphore(0);
    private final AtomicInteger silent = new AtomicInteger();

    /// @param longest more than anybody waits for an answer
    public Silence(Duration longest) {
        this.longest = longest;
    }

    /// Says nothing for a long time.
    public void keep() {
        silent.incrementAndGet();
        try {
            words.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            silent.decrementAndGet();
        }
    }

    /// Ends every silence, so that the program can stop.
    @Override
    public void close() {
        words.release(silent.get());
    }
}
