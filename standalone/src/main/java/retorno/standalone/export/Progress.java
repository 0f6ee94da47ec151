package retorno.standalone.export;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import retorno.standalone.terminal.Bar;
import retorno.standalone.terminal.Terminal;
import retorno.worker.export.Column;
import retorno.worker.export.Sink;

/// Passes rows on and says on stderr how many there were: with a bar where a person looks at it,
/// else with a line every ten seconds and one at the end.
public final class Progress implements Sink {
    private static final long LINE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Sink next;
    private final Looks looks;
    private final String task;
    private final PrintWriter err;
    private final @Nullable ProgressBar bar;
    private long rows;
    private long said = System.nanoTime();

    private Progress(
            Sink next, Looks looks, String task, PrintWriter err, @Nullable ProgressBar bar) {
        this.next = next;
        this.looks = looks;
        this.task = task;
        this.err = err;
        this.bar = bar;
    }

    /// How it is said.
    public enum Looks {
        BAR,
        LINES,
        NOTHING;

        /// A bar is for a terminal that the rows do not go to.
        public static Looks of(boolean quiet, boolean toFile) {
            if (quiet) {
                return NOTHING;
            }
            return Terminal.STDERR.there() && (toFile || !Terminal.STDOUT.there()) ? BAR : LINES;
        }
    }

    /// @param total how many rows there will be; asked only where there is a bar
    public static Progress of(
            Sink next, Looks looks, String task, PrintWriter err, LongSupplier total) {
        ProgressBar bar = looks == Looks.BAR ? Bar.of(task, "rows", total.getAsLong()) : null;
        return new Progress(next, looks, task, err, bar);
    }

    @Override
    public void begin(List<Column> columns) throws IOException {
        next.begin(columns);
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        next.row(values);
        rows++;
        if (bar != null) {
            bar.step();
        } else if (System.nanoTime() - said > LINE_NANOS) {
            said = System.nanoTime();
            say("so far");
        }
    }

    /// Closes it, and says so: nothing failed.
    public void done() throws IOException {
        close();
        say("in all");
    }

    private void say(String when) {
        if (looks == Looks.LINES) {
            err.printf(Locale.ROOT, "%s: %,d rows %s%n", task, rows, when);
            err.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (bar != null) {
            bar.close();
        }
        next.close();
    }
}
