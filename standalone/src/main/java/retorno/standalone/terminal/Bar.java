package retorno.standalone.terminal;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// The progress bar on a terminal's stderr, with speed and an estimate.
public final class Bar {
    private static final int WIDTH = 100;
    private static final int EVERY_MILLIS = 200;

    private Bar() {}

    /// Begins one, to be closed.
    ///
    /// @param unit in the plural
    /// @param total how many there will be
    public static ProgressBar of(String task, String unit, long total) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(" " + unit, 1)
                .setUpdateIntervalMillis(EVERY_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .showSpeed()
                .build();
    }
}
