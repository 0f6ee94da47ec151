package retorno.standalone.replay;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import retorno.standalone.data.CannotAnswer;
import retorno.worker.operations.WorkerTools;
import retorno.worker.passes.Pass;
import retorno.worker.passes.Passes;
import retorno.worker.replay.Replay;
import retorno.worker.replay.Summary;

/// Goes on with a replay that was stopped or killed.
@Command(
        name = "resume",
        description = "Goes on where a replay was interrupted; no row is changed twice.",
        mixinStandardHelpOptions = true)
final class ResumeReplayCommand implements Callable<Integer> {
    private final Stop stop;

    @ParentCommand private @Nullable ReplayCommand parent;
    @Mixin private ReplayId id = new ReplayId();
    @Mixin private Output output = new Output();
    @Mixin private Pace pace = new Pace();

    @Spec private @Nullable CommandSpec spec;

    ResumeReplayCommand(Stop stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() {
        Report report =
                output.report(Objects.requireNonNull(spec).commandLine(), Report.Of.WRITTEN);
        stop.begin();
        try {
            return report.end(
                    Objects.requireNonNull(parent).options().with(tools -> resume(tools, report)));
        } finally {
            stop.ended();
        }
    }

    private Summary resume(WorkerTools tools, Report report) {
        Pass pass = id.replay(tools);
        if (!pass.state().equals("unfinished")) {
            throw new CannotAnswer(
                    "replay %d is %s: there is nothing to go on with"
                            .formatted(pass.id(), pass.state()));
        }
        Progress progress =
                pace.progress(Objects.requireNonNull(spec).commandLine().getErr(), report, stop);
        try {
            return tools.the(Replay.class).resume(pass, progress);
        } catch (Passes.NotOurs other) {
            throw ReplayCommand.elsewhere(other);
        } finally {
            progress.end();
        }
    }
}
