package retorno.program;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Ends the process in order: on Ctrl-C or SIGTERM closes what was opened, the last first, and
/// exits with 0 where it ran until it was told to stop, with 1 where it was not done (the JVM's own
/// code after SIGTERM would be 143). Says what it must on stderr: by then nobody logs any more.
public final class Shutdown {
    /// The whole stop takes no longer; what hangs then is left to the next start to repair.
    public static final Duration LIMIT = Duration.ofSeconds(20);

    /// The exit code of wrong use, and of a program that cannot start.
    public static final int CANNOT_START = 2;

    private static final int FAILED = 1;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private int exitCode = FAILED;
    private boolean endless;
    private boolean begun;

    /// One that ends nothing until it is installed.
    public Shutdown() {}

    /// Makes this the way in which the process ends.
    public static Shutdown install() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "stop"));
        return shutdown;
    }

    /// Runs a program that has the process for itself, until it is told to stop.
    ///
    /// @param name how it calls itself when it cannot start
    /// @param program starts, leaves what it opened to be closed, and returns
    public static void around(String name, Program program) {
        Shutdown shutdown = install().endless();
        try {
            program.start(shutdown);
            shutdown.await();
        } catch (Throwable failed) { // a process without its main thread would serve nobody
            if (!shutdown.begun()) {
                System.err.println(name + " cannot start: " + StartFailure.sentence(failed));
            }
            shutdown.exit(CANNOT_START);
        }
    }

    /// Leaves something to be closed at the end.
    public synchronized <T extends AutoCloseable> T closing(T opened) {
        open.push(opened);
        return opened;
    }

    /// What the process does has no end of its own: to be told to stop is how it ends well.
    public synchronized Shutdown endless() {
        endless = true;
        exitCode = 0;
        return this;
    }

    /// Whether the process runs until it is told to stop.
    public synchronized boolean isEndless() {
        return endless;
    }

    /// Whether the process is already ending: what fails from now on is nobody's news.
    public synchronized boolean begun() {
        return begun;
    }

    /// Ends the process with a code of its own; returns never.
    public void exit(int code) {
        synchronized (this) {
            exitCode = begun ? exitCode : code;
        }
        System.exit(code);
    }

    /// Keeps the calling thread until the process ends.
    public void await() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private void run() {
        Thread.ofPlatform().daemon().name("stop-limit").start(Shutdown::haltWhenLate);
        for (AutoCloseable last = next(); last != null; last = next()) {
            try {
                last.close();
            } catch (Exception failed) { // the others must be closed all the same
                System.err.println("not closed cleanly: " + failed);
            }
        }
        Runtime.getRuntime().halt(exitCode);
    }

    private synchronized @Nullable AutoCloseable next() {
        begun = true;
        return open.poll();
    }

    private static void haltWhenLate() {
        try {
            Thread.sleep(LIMIT);
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
        System.err.println("not stopped within %d s: giving up".formatted(LIMIT.toSeconds()));
        Runtime.getRuntime().halt(FAILED);
    }

    /// What a process is there for.
    @FunctionalInterface
    public interface Program {
        void start(Shutdown shutdown) throws Exception;
    }
}
