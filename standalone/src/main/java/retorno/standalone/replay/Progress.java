package retorno.standalone.replay;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;
import retorno.worker.replay.Difference;
import retorno.worker.replay.Watcher;

/// Tells how far a replay is: a line that renews itself on a terminal, a line every few seconds
/// elsewhere. Slows it down to a rate, and stops it when the process is to end.
final class Progress implements Watcher {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration TERMINAL = Duration.ofMillis(200);
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final Consumer<Difference> differences;
    private final Stop stop;
    private final long rate;
    private final boolean terminal;
    private final long begun = System.nanoTime();
    private long told = begun;
    private long offsets;
    private long at;

    /// @param rate offsets a second at most; 0: as fast as it goes
    Progress(PrintWriter err, Consumer<Difference> differences, Stop stop, long rate) {
        this.err = err;
        this.differences = differences;
        this.stop = stop;
        this.rate = rate;
        this.terminal = System.console() != null && System.console().isTerminal();
    }

    @Override
    public void begins(long all) {
        offsets = all;
    }

    @Override
    public void at(long now) {
        at = now;
        long time = System.nanoTime();
        if (time - told >= (terminal ? TERMINAL : EVERY).toNanos()) {
            told = time;
            tell(time);
        }
        slowDown();
    }

    @Override
    public void differs(Difference difference) {
        differences.accept(difference);
    }

    @Override
    public boolean stop() {
        return stop.wanted();
    }

    /// Leaves a terminal's line to whoever prints next.
    void end() {
        if (terminal && told != begun) {
            err.print("\r\033[K");
            err.flush();
        }
    }

    private void tell(long time) {
        double seconds = Math.max(0.001, (time - begun) / 1e9);
        double perSecond = at / seconds;
        long left = perSecond == 0 ? 0 : Math.round((offsets - at) / perSecond);
        String line =
                "%d of %d records, %.0f/s, about %d s left".formatted(at, offsets, perSecond, left);
        if (terminal) {
            int filled = (int) (offsets == 0 ? WIDTH : WIDTH * at / offsets);
            err.print("\r\033[K[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + line);
        } else {
            err.println(line);
        }
        err.flush();
    }

    private void slowDown() {
        if (rate <= 0) {
            return;
        }
        long due = begun + at * 1_000_000_000L / rate;
        stop.await(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
    }
}
