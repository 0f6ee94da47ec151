package retorno.standalone.simulate;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import retorno.standalone.data.Answers;
import retorno.standalone.data.DataOptions;
import retorno.standalone.simulate.arrivals.Search;
import retorno.standalone.simulate.traffic.Plan;
import retorno.standalone.terminal.Terminal;

/// Plays Infobip and Twilio.
@Command(
        name = "simulate",
        description = {
            "Sends what Infobip and Twilio would post, signed as they sign, and says what came of it.",
            "Reads RETORNO_PUBLIC_URL and the secrets from the environment, as ingest does.",
            "Exit code 0 when every answer was as expected and everything arrived, 1 when not."
        },
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
    private static final int FAILED = 2;

    /// After Ctrl-C the last answers and rows are waited for no longer than this.
    private static final Duration SOON = Duration.ofSeconds(5);

    /// The whole stop takes no longer, the closing table included.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(18);

    private final Consumer<AutoCloseable> whenStopped;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long latest = Long.MAX_VALUE;
    private volatile int code = FAILED;

    @Mixin private PlanOptions plans = new PlanOptions();
    @Mixin private DataOptions data = new DataOptions();

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--to",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where ingest listens. Default: ${DEFAULT-VALUE}.")
    private String to = "";

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = PlanOptions.Length.class,
            description = {
                "How long the last rows may take; 0 does not look into the database.",
                "Default: ${DEFAULT-VALUE}."
            })
    private Duration wait = Duration.ZERO;

    @Option(names = "--json", description = "The closing table as one line of JSON.")
    private boolean json;

    /// @param whenStopped takes what is to be closed when the process is told to end
    public SimulateCommand(Consumer<AutoCloseable> whenStopped) {
        this.whenStopped = whenStopped;
    }

    @Override
    public Integer call() throws InterruptedException {
        Target target = Target.of(to);
        Plan plan = plans.plan();
        target.mustListen();
        whenStopped.accept(this::stop);
        try {
            Closing closing = run(target, plan);
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            if (json) {
                out.println(Answers.json(closing));
                out.flush();
            } else {
                closing.print(out);
            }
            code = closing.asExpected() ? 0 : 1;
            return code;
        } finally {
            ended.countDown();
        }
    }

    private Closing run(Target target, Plan plan) throws InterruptedException {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println("seed %d: the same again with --seed %<d".formatted(plan.seed()));
        Search search = Search.begin(data, wait);
        Tally tally = new Tally(search.possible());
        Signer signer = new Signer(System.getenv(), target.url());
        Duration sent;
        try (Progress _ = Progress.of(err, Terminal.STDERR.there(), tally)) {
            sent = new Sender(target.url(), signer, tally, stop, plan).send(plans.length());
        }
        long end = System.nanoTime() + wait.toNanos();
        Search.Result result =
                search.end(tally.kept(), () -> System.nanoTime() < Math.min(end, latest));
        return Closing.of(plan, plans.length(), sent, tally, result);
    }

    /// Ctrl-C: nothing more is sent, and the closing table is printed before the process ends.
    private void stop() throws InterruptedException {
        latest = System.nanoTime() + SOON.toNanos();
        stop.countDown();
        boolean _ = ended.await(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (code != 0) {
            // Whoever stopped it early is still told that something was wrong.
            Runtime.getRuntime().halt(code);
        }
    }
}
