package retorno.standalone.replay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM: what runs ends after the batch at hand, and the process waits for that.
public final class Stop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean begun;

    /// Something has begun that must not be cut off.
    void begin() {
        begun = true;
    }

    /// Whether the process is to end.
    boolean wanted() {
        return wanted.getCount() == 0;
    }

    /// Waits, but no longer than until the process is to end.
    void await(Duration most) {
        try {
            if (wanted.await(most.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            wanted.countDown();
        }
    }

    /// What had to end has ended.
    void ended() {
        ended.countDown();
    }

    /// Called while the process ends.
    @Override
    public void close() {
        wanted.countDown();
        try {
            if (begun) {
                ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }
}
