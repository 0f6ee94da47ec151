package retorno.standalone.simulate;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/// Says how far a run is: one line that renews itself on a terminal, a line every few seconds
/// elsewhere.
final class Progress implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);
    private static final String RENEW = "\r\033[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final Tally tally;
    private final Thread thread;
    private final long start = System.nanoTime();

    private Progress(PrintWriter err, boolean terminal, Tally tally) {
        this.err = err;
        this.terminal = terminal;
        this.tally = tally;
        this.thread = Thread.ofVirtual().name("progress").unstarted(this::run);
    }

    /// Begins to say it.
    static Progress of(PrintWriter err, boolean terminal, Tally tally) {
        Progress progress = new Progress(err, terminal, tally);
        progress.thread.start();
        return progress;
    }

    private void run() {
        Duration pause = terminal ? ON_TERMINAL : ELSEWHERE;
        Tally.Now before = tally.now();
        try {
            while (true) {
                Thread.sleep(pause);
                Tally.Now now = tally.now();
                long rate = (now.sent() - before.sent()) * 1_000 / pause.toMillis();
                say(now, rate);
                before = now;
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(Tally.Now now, long rate) {
        String line =
                String.format(
                        Locale.ROOT,
                        "%d s: %d sent, %d/s, %.1f s late; answered %s, %d unexpected; %d under way",
                        (System.nanoTime() - start) / 1_000_000_000,
                        now.sent(),
                        rate,
                        now.late() / 1e9,
                        now.answers(),
                        now.unexpected(),
                        now.underWay());
        err.print(terminal ? RENEW + line : line + System.lineSeparator());
        err.flush();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (terminal) {
            err.print(RENEW);
            err.flush();
        }
    }
}
