package retorno.standalone.replay;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import retorno.standalone.data.Answers;
import retorno.worker.passes.Pass;
import retorno.worker.passes.Passes;

/// Who read what again, and when.
@Command(
        name = "list",
        description = "Lists replays and retries, the newest first.",
        mixinStandardHelpOptions = true)
final class ListReplaysCommand implements Callable<Integer> {
    @ParentCommand private @Nullable ReplayCommand parent;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "One line of JSON for each.")
    private boolean json;

    @Override
    public Integer call() {
        List<Pass> passes =
                Objects.requireNonNull(parent)
                        .options()
                        .with(tools -> tools.the(Passes.class).all());
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            passes.forEach(pass -> out.println(Answers.json(pass)));
        } else {
            Answers.table(
                    out,
                    List.of(
                            "id", "kind", "state", "who", "started", "records", "new", "changed",
                            "gone", "reason"),
                    passes.stream().map(ListReplaysCommand::cells).toList());
        }
        out.flush();
        return 0;
    }

    private static List<String> cells(Pass pass) {
        return List.of(
                "" + pass.id(),
                pass.kind(),
                pass.state(),
                pass.operator(),
                pass.startedAt().toString(),
                "" + pass.records(),
                "" + pass.added(),
                "" + pass.changed(),
                "" + pass.removed(),
                Objects.requireNonNullElse(pass.reason(), ""));
    }
}
