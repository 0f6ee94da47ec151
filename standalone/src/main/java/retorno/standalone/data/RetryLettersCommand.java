package retorno.standalone.data;

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
import retorno.worker.retry.Retry;

/// Tries dead letters again with today's code.
@Command(
        name = "retry",
        description = {
            "Reads open dead letters again with today's code: what can be read becomes rows,",
            "the rest stays with one more attempt counted. After 5 attempts a letter is parked.",
            "Exit code 1 where any stays."
        },
        mixinStandardHelpOptions = true)
final class RetryLettersCommand implements Callable<Integer> {
    @ParentCommand private @Nullable DeadLettersCommand parent;
    @Mixin private WhichLetters letters = new WhichLetters();

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--parked", description = "Also those that were tried too often already.")
    private boolean parked;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    @Override
    public Integer call() {
        String which = letters.which();
        Retry.Report report =
                Objects.requireNonNull(parent)
                        .options()
                        .with(tools ->
                                tools.the(Retry.class).retry(which, parked, Answers.operator()));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(
                json
                        ? Answers.json(report)
                        : "%d tried: %d replayed into %d new rows and %d that were there, %d stay"
                                .formatted(
                                        report.tried(),
                                        report.replayed(),
                                        report.rows(),
                                        report.duplicates(),
                                        report.left()));
        out.flush();
        return report.left() == 0 ? 0 : 1;
    }
}
