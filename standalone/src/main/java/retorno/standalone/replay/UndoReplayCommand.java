package retorno.standalone.replay;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import retorno.standalone.data.CannotAnswer;
import retorno.worker.operations.WorkerTools;
import retorno.worker.passes.Pass;
import retorno.worker.replay.Undo;

/// Takes a replay back.
@Command(
        name = "undo",
        description = {
            "Makes every row that a replay wrote what it was before.",
            "Exit code 1, and nothing done, where somebody has changed one since."
        },
        mixinStandardHelpOptions = true)
final class UndoReplayCommand implements Callable<Integer> {
    @ParentCommand private @Nullable ReplayCommand parent;
    @Mixin private ReplayId id = new ReplayId();

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--force", description = "Also rows that were changed since.")
    private boolean force;

    @Override
    public Integer call() {
        Undo.Report report = Objects.requireNonNull(parent).options().with(this::undo);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (report.touched().isEmpty()) {
            out.printf("%d rows are as they were%n", report.restored());
            out.flush();
            return 0;
        }
        out.printf(
                "%s: these rows were changed since (--force overwrites them)%n",
                report.restored() == 0
                        ? "nothing was undone"
                        : "%d rows are as they were, the rest is not".formatted(report.restored()));
        report.touched().forEach(row -> out.println("  " + row));
        out.flush();
        return 1;
    }

    private Undo.Report undo(WorkerTools tools) {
        Pass pass = id.replay(tools);
        if (pass.state().equals("undone")) {
            throw new CannotAnswer("replay %d is undone already".formatted(pass.id()));
        }
        return tools.the(Undo.class).undo(pass.id(), force);
    }
}
