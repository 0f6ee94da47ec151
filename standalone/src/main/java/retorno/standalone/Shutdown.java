package retorno.standalone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/// Ends the process in order: on Ctrl-C or SIGTERM closes what was opened, the last first, and
/// exits with 0 (the JVM's own code after SIGTERM would be 143). Says what it must on stderr: by
/// then nobody logs any more.
final class Shutdown {
    /// The whole stop takes no longer; what hangs then is left to the next start to repair.
    static final Duration LIMIT = Duration.ofSeconds(20);

    private static final int FAILED = 1;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private int exitCode;
    private boolean begun;

    /// Makes this the way in which the process ends.
    static Shutdown install() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "stop"));
        return shutdown;
    }

    /// Leaves something to be closed at the end.
    synchronized <T extends AutoCloseable> T closing(T opened) {
        open.push(opened);
        return opened;
    }

    /// Leaves something to be closed at the end, whose work counts as failed if the process is told
    /// to stop before it is done.
    synchronized void unfinished(AutoCloseable opened) {
        exitCode = FAILED;
        open.push(opened);
    }

    /// Whether the process is already ending: what fails from now on is nobody's news.
    synchronized boolean begun() {
        return begun;
    }

    /// Ends the process with a code of its own; returns never.
    void exit(int code) {
        synchronized (this) {
            exitCode = begun ? exitCode : code;
        }
        System.exit(code);
    }

    /// Keeps the calling thread until the process ends.
    void await() throws InterruptedException {
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

    private synchronized AutoCloseable next() {
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
}
