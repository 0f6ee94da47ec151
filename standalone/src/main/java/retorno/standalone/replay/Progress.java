package retorno.standalone.replay;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import retorno.standalone.terminal.Bar;
import retorno.standalone.terminal.Terminal;
import retorno.worker.replay.Difference;
import retorno.worker.replay.Watcher;

/// Tells how far a replay is: with a bar where a person looks at stderr, else with a line every few
/// seconds. Slows it down to a rate, and stops it when the process is to end.
final class Progress implements Watcher {
    private static final long LINE_NANOS = Duration.ofSeconds(5).toNanos();

    private final PrintWriter err;
    private final Consumer<Difference> differences;
    private final Stop stop;
    private final long rate;
    private final boolean terminal = Terminal.STDERR.there();
    private final long begun = System.nanoTime();
    private @Nullable ProgressBar bar;
    private long told = begun;
    private long offsets;

    /// @param rate offsets a second at most; 0: as fast as it goes
    Progress(PrintWriter err, Consumer<Difference> differences, Stop stop, long rate) {
        this.err = err;
        this.differences = differences;
        this.stop = stop;
        this.rate = rate;
    }

    @Override
    public void begins(long all) {
        offsets = all;
        bar = terminal ? Bar.of("replay", "records", all) : null;
    }

    @Override
    public void at(long now) {
        long time = System.nanoTime();
        if (bar != null) {
            bar.stepTo(now);
        } else if (time - told >= LINE_NANOS) {
            told = time;
            tell(now, (time - begun) / 1e9);
        }
        slowDown(now);
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
        if (bar != null) {
            bar.close();
        }
    }

    private void tell(long at, double seconds) {
        double perSecond = at / seconds;
        err.printf(
                Locale.ROOT,
                "%,d of %,d records, %,.0f/s, about %,d s left%n",
                at,
                offsets,
                perSecond,
                at == 0 ? 0 : Math.round((offsets - at) / perSecond));
        err.flush();
    }

    private void slowDown(long at) {
        if (rate > 0) {
            long due = begun + at * 1_000_000_000L / rate;
            stop.await(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        }
    }
}
