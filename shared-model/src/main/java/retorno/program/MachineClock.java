package retorno.program;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The machine's time of day, which dates everything that is received, and which somebody may set.
public final class MachineClock {
    /// When this program did not exist yet, and when it will not any more.
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration DOUBTFUL = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long STEP_NANOS = 1_000_000_000L;

    private final LongSupplier millis;
    private final LongSupplier nanos;
    private long ahead;

    MachineClock(LongSupplier millis, LongSupplier nanos) {
        this.millis = millis;
        this.nanos = nanos;
        this.ahead = aheadOfRunning();
    }

    /// @throws CannotStart where the time of day cannot be true: what is received would be dated by
    ///   it for ever
    public static void requireSane(Instant now) {
        if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
            throw new CannotStart(
                    "the clock of this machine says %s, and every callback would be dated by it: set it right"
                            .formatted(now));
        }
    }

    /// What to tell whoever starts a program whose own data is of a time to come.
    ///
    /// @param newest when the data says that it was written
    /// @return nothing where all is well
    public static Optional<String> doubt(Instant newest, Instant now) {
        return newest.minus(DOUBTFUL).isAfter(now)
                ? Optional.of(
                        "the clock of this machine says %s, but what was kept earlier is of %s: one of the two is wrong"
                                .formatted(now, newest))
                : Optional.empty();
    }

    /// Looks at the clock once a second, on a thread of its own, until the result is closed.
    ///
    /// Kafka's clients measure their waits by the time of day: from one that has begun before the
    /// clock was set back they do not return until the old time is reached again. Whoever has such
    /// a client must make it anew, and not on a thread that uses it.
    ///
    /// @param setBack what to do when the clock was set back by a second or more
    public static AutoCloseable watch(Runnable setBack) {
        MachineClock clock = new MachineClock(System::currentTimeMillis, System::nanoTime);
        Thread thread = Thread.ofVirtual().name("clock").start(() -> clock.run(setBack));
        return thread::interrupt;
    }

    private void run(Runnable setBack) {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                if (setBack()) {
                    setBack.run();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether it was set back since this was last asked.
    boolean setBack() {
        long before = ahead;
        ahead = aheadOfRunning();
        return ahead <= before - STEP_NANOS;
    }

    private long aheadOfRunning() {
        return millis.getAsLong() * 1_000_000 - nanos.getAsLong();
    }
}
