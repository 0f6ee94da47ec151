package retorno.fake.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The fake's time: one clock, one queue of appointments, one lock around everything that either
/// changes.
///
/// With a speed it runs by itself; with speed 0 it stands until [#tick] moves it, and then
/// everything happens one after the other, in an order that depends on nothing but what was asked.
/// HTTP is never spoken under the lock: requests of ours are errands, which a tick waits for.
public final class Timeline implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Timeline.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long FAR = TimeUnit.HOURS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ReentrantLock ticks = new ReentrantLock();
    private final PriorityQueue<Appointment> queue = new PriorityQueue<>();
    private final double speed;
    private long setAt = System.nanoTime();
    private Instant set = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private volatile Instant now = set;
    private long order;
    private int errands;
    private boolean ticking;
    private boolean closed;

    /// @param speed how many of our seconds pass in a real one; 0: the clock stands
    public Timeline(double speed) {
        this.speed = speed;
        if (speed > 0) {
            Thread.ofVirtual().name("fake-clock").start(this::run);
        }
    }

    /// Whether it moves by [#tick] alone.
    public boolean stands() {
        return speed == 0;
    }

    /// Does something at this moment, alone; what was due before has happened.
    public <T> T act(Supplier<T> action) {
        lock.lock();
        try {
            catchUp();
            return action.get();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /// The same, without an answer.
    public void act(Runnable action) {
        act(() -> {
            action.run();
            return true;
        });
    }

    /// The time; within [#act] it does not move.
    public Instant now() {
        return now;
    }

    /// Arranges something; to be called within [#act].
    public Appointment in(Duration delay, Runnable action) {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("appointments are made within act");
        }
        Instant due = now.plus(delay.isNegative() ? Duration.ZERO : delay);
        Appointment appointment = new Appointment(due, order++, action);
        queue.add(appointment);
        return appointment;
    }

    /// Moves the clock, and returns when everything that happens until then is done, our requests
    /// and what their answers led to included. A clock that runs does not do so meanwhile.
    ///
    /// @throws IllegalStateException where an answer is awaited for two minutes
    public void tick(Duration by) {
        ticks.lock();
        try {
            Instant target = act(() -> begin(by));
            do {
                awaitErrands();
            } while (step(target));
        } finally {
            act(this::runOn);
            ticks.unlock();
        }
    }

    /// A request of ours is under way, or waits for its turn.
    public void errandBegins() {
        act(() -> errands++);
    }

    /// It is answered, and what the answer led to is done.
    public void errandEnds() {
        act(() -> errands--);
    }

    /// Forgets everything that is arranged.
    public void clear() {
        act(queue::clear);
    }

    @Override
    public void close() {
        act(() -> closed = true);
    }

    private Instant begin(Duration by) {
        ticking = true;
        return now.plus(by);
    }

    private void runOn() {
        ticking = false;
        set = now;
        setAt = System.nanoTime();
    }

    /// @return whether there was something to do
    private boolean step(Instant target) {
        lock.lock();
        try {
            if (happens(target)) {
                return true;
            }
            now = now.isBefore(target) ? target : now;
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void awaitErrands() {
        lock.lock();
        try {
            long nanos = PATIENCE.toNanos();
            while (errands > 0) {
                if (nanos <= 0) {
                    throw new IllegalStateException("requests of the fake are not answered");
                }
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while requests were under way", stopped);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        lock.lock();
        try {
            while (!closed) {
                catchUp();
                Appointment next = queue.peek();
                long wait =
                        next == null || ticking
                                ? FAR
                                : realNanos(Duration.between(now, next.due()));
                changed.awaitNanos(Math.min(wait, FAR));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private long realNanos(Duration ours) {
        return Math.max((long) (Math.min(ours.toMillis(), FAR) * 1_000_000L / speed), 100_000);
    }

    private void catchUp() {
        if (stands() || ticking || lock.getHoldCount() > 1) {
            return;
        }
        long real = System.nanoTime() - setAt;
        Instant target = set.plusNanos((long) (real * speed));
        while (happens(target)) {
            // until nothing is due any more
        }
        now = now.isBefore(target) ? target : now;
    }

    private boolean happens(Instant until) {
        Appointment next = queue.peek();
        if (next == null || next.due().isAfter(until)) {
            return false;
        }
        queue.remove();
        now = now.isBefore(next.due()) ? next.due() : now;
        try {
            next.keep();
        } catch (RuntimeException ours) { // the others must happen all the same
            log.error("an appointment failed", ours);
        }
        return true;
    }
}
