package retorno.program;

import java.time.Duration;

/// Looks at something again and again, a pause after each look, on a thread of its own, until it is
/// ended. What a look throws ends it too: a look catches what it can live with.
public final class Lookout {
    private final Thread thread;
    private final Duration pause;
    private final Runnable look;

    /// One that does not look yet.
    ///
    /// @param thread of which kind and name; it must not keep the process
    public Lookout(Thread.Builder thread, Duration pause, Runnable look) {
        this.thread = thread.unstarted(this::keepOn);
        this.pause = pause;
        this.look = look;
    }

    /// Looks at once, and from then on.
    public void start() {
        thread.start();
    }

    /// Interrupts it, and waits for the end of a look that is under way; does nothing where it was
    /// not started.
    ///
    /// @param atMost how long
    public void end(Duration atMost) throws InterruptedException {
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(atMost);
        }
    }

    private void keepOn() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look.run();
                Thread.sleep(pause);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
