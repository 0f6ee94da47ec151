package retorno.standalone.replay;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import retorno.standalone.data.Answers;
import retorno.standalone.data.CannotAnswer;
import retorno.standalone.data.DataOptions;
import retorno.worker.operations.WorkerTools;
import retorno.worker.passes.Passes;
import retorno.worker.replay.Replay;
import retorno.worker.replay.Selection;
import retorno.worker.replay.Summary;

/// Reads raw callbacks again with today's code.
@Command(
        name = "replay",
        description = {
            "Reads raw callbacks again with today's code and shows which rows would be otherwise:",
            "new, changed, gone, or unreadable. It writes nothing, unless --apply is said.",
            "Exit code 1 where a dry run found a difference."
        },
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    private final Stop stop;

    @Mixin private DataOptions options = new DataOptions();

    @Mixin private SelectionOptions selected = new SelectionOptions();

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--apply", description = "Write the differences; undo ID takes that back.")
    private boolean apply;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; needed by --apply.")
    private @Nullable String reason;

    @Mixin private Output output = new Output();

    @Mixin private Pace pace = new Pace();

    /// @param stop for Ctrl-C
    public ReplayCommand(Stop stop) {
        this.stop = stop;
    }

    /// The command with those below it, which look at replays of the past.
    public static CommandLine of(Stop stop) {
        return new CommandLine(new ReplayCommand(stop))
                .addSubcommand(new ListReplaysCommand())
                .addSubcommand(new ShowReplayCommand())
                .addSubcommand(new ResumeReplayCommand(stop))
                .addSubcommand(new UndoReplayCommand());
    }

    /// Which data it is about, for the commands below it as well.
    DataOptions options() {
        return options;
    }

    @Override
    public Integer call() {
        Selection selection = selected.selection();
        if (apply && (reason == null || reason.isBlank())) {
            throw new CannotAnswer("--apply needs --reason \"…\": say why, for whoever asks later");
        }
        Report report =
                output.report(
                        Objects.requireNonNull(spec).commandLine(),
                        apply ? Report.Of.WRITTEN : Report.Of.DRY_RUN);
        stop.begin();
        try {
            Summary summary = options.with(tools -> run(tools, selection, report));
            return report.end(summary);
        } finally {
            stop.ended();
        }
    }

    private Summary run(WorkerTools tools, Selection selection, Report report) {
        Progress progress = pace.progress(err(), report, stop);
        try {
            Replay replay = tools.the(Replay.class);
            return apply
                    ? replay.apply(
                            selection, Answers.operator(), Objects.requireNonNull(reason), progress)
                    : replay.dryRun(selection, progress);
        } catch (Replay.Unfinished earlier) {
            throw new CannotAnswer(
                    "replay %d is running, or was interrupted: ./retorno replay resume %d goes on with it, or undo %d takes it back"
                            .formatted(earlier.pass(), earlier.pass(), earlier.pass()));
        } catch (Passes.NotOurs other) {
            throw elsewhere(other);
        } finally {
            progress.end();
        }
    }

    static CannotAnswer elsewhere(Passes.NotOurs other) {
        return new CannotAnswer(
                "replay %d was undone, or is gone on with, by another command: this one has stopped; ./retorno replay show %d tells how far it is"
                        .formatted(other.pass(), other.pass()));
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
