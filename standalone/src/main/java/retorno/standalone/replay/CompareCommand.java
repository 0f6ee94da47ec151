package retorno.standalone.replay;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import retorno.standalone.data.DataOptions;
import retorno.worker.replay.Summary;
import retorno.worker.replay.TwoTables;

/// Two sets of tables side by side.
@Command(
        name = "compare",
        description = {
            "Compares two sets of tables, such as those of a second worker group: events that only B",
            "has (new), only A has (gone), or that both have with other columns (changed).",
            "Exit code 1 where they differ."
        },
        mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
    private final DataOptions options = new DataOptions();

    @Mixin private Output output = new Output();

    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "A JDBC URL.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "A JDBC URL.")
    private String second = "";

    @Override
    public Integer call() {
        Report report = output.report(Objects.requireNonNull(spec).commandLine(), Report.Of.TABLES);
        Summary summary =
                options.with(
                        first,
                        a ->
                                options.with(
                                        second,
                                        b ->
                                                a.the(TwoTables.class)
                                                        .compare(
                                                                b.the(TwoTables.class),
                                                                report::differs)));
        return report.end(summary);
    }
}
