package retorno.standalone.data;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import retorno.standalone.terminal.Terminal;
import retorno.worker.lag.Position;
import retorno.worker.lag.Positions;
import retorno.worker.ledger.Ledger;
import retorno.worker.operations.WorkerTools;

/// The books, for whoever wants to see for themselves.
@Command(
        name = "ledger",
        description = {
            "Shows that nothing is missing: what Kafka holds, how far the worker is, and what became of it.",
            "Exit code 0 when all is accounted for, 1 when something is not."
        },
        mixinStandardHelpOptions = true)
public final class LedgerCommand implements Callable<Integer> {
    private static final int BALANCED = 0;
    private static final int UNBALANCED = 1;
    private static final String CLEAR = "\033[H\033[2J";

    private final Runnable endless;

    @Mixin private DataOptions options = new DataOptions();

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    @Option(
            names = "--watch",
            arity = "0..1",
            paramLabel = "SECONDS",
            fallbackValue = "2",
            description = "Again every 2 seconds, or so many, until Ctrl-C.")
    private @Nullable Integer watch;

    /// @param endless told when it is to go on until Ctrl-C
    public LedgerCommand(Runnable endless) {
        this.endless = endless;
    }

    @Override
    public Integer call() {
        if (watch != null) {
            endless.run();
        }
        return options.with(watch == null ? this::once : this::again);
    }

    private int once(WorkerTools tools) {
        LedgerReport report = report(tools);
        print(report);
        return report.balanced() ? BALANCED : UNBALANCED;
    }

    private int again(WorkerTools tools) {
        boolean terminal = Terminal.STDOUT.there() && !json;
        int code = BALANCED;
        try {
            while (true) {
                code = look(tools, terminal);
                Thread.sleep(Duration.ofSeconds(Math.max(1, watch == null ? 1 : watch)));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return code;
        }
    }

    /// Watching goes on while something is away: that is when people watch.
    private int look(WorkerTools tools, boolean terminal) {
        try {
            LedgerReport report = report(tools);
            out().print(terminal ? CLEAR : "");
            out().print(json ? "" : report.at() + System.lineSeparator());
            print(report);
            return report.balanced() ? BALANCED : UNBALANCED;
        } catch (DataAccessException | TransactionException | KafkaException away) {
            spec().commandLine().getErr().println(options.explained(away).getMessage());
            return UNBALANCED;
        }
    }

    private static LedgerReport report(WorkerTools tools) {
        List<Position> positions = tools.the(Positions.class).now();
        if (positions.isEmpty()) {
            throw new CannotAnswer(
                    "Kafka has none of the worker's topics yet: start ./retorno up, or ingest and worker");
        }
        return LedgerReport.of(
                positions,
                tools.the(Ledger.class).books(positions.stream().map(Position::consumed).toList()));
    }

    private void print(LedgerReport report) {
        if (json) {
            out().println(Answers.json(report));
            out().flush();
        } else {
            report.print(out());
        }
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
