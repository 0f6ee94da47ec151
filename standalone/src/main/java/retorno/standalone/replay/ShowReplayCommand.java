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
import retorno.standalone.data.Answers;
import retorno.worker.passes.Pass;

/// All that is known of one replay.
@Command(
        name = "show",
        description = "Shows what one replay was for, and what it did.",
        mixinStandardHelpOptions = true)
final class ShowReplayCommand implements Callable<Integer> {
    @ParentCommand private @Nullable ReplayCommand parent;
    @Mixin private ReplayId id = new ReplayId();

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Pass pass = Objects.requireNonNull(parent).options().with(id::pass);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.println(Answers.json(pass));
        } else {
            out.printf("%s %d: %s%n", pass.kind(), pass.id(), pass.state());
            out.printf("  by %s, parser version %d%n", pass.operator(), pass.parserVersion());
            out.printf("  why: %s%n", Objects.requireNonNullElse(pass.reason(), "-"));
            out.printf("  what: %s%n", pass.selection());
            out.printf(
                    "  %d records: %d rows new, %d changed, %d gone%n",
                    pass.records(), pass.added(), pass.changed(), pass.removed());
            out.printf("  from %s to %s%n", pass.startedAt(), told(pass.endedAt()));
            out.printf("  undone: %s%n", told(pass.undoneAt()));
        }
        out.flush();
        return 0;
    }

    private static String told(@Nullable Object time) {
        return time == null ? "-" : time.toString();
    }
}
