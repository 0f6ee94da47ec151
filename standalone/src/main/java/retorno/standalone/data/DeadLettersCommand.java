package retorno.standalone.data;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import retorno.worker.breaker.BreakerStore;
import retorno.worker.breaker.Trip;
import retorno.worker.deadletter.Cluster;
import retorno.worker.deadletter.DeadLetterDesk;

/// What could not become a row, grouped by what one change would cure.
@Command(
        name = "dead-letters",
        description = {
            "Lists what could not become a row, grouped by what one change of code would cure.",
            "Letters and digits of the samples are masked; field names are not."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            ShowLettersCommand.class,
            DiscardLettersCommand.class,
            RetryLettersCommand.class
        })
public final class DeadLettersCommand implements Callable<Integer> {
    @Mixin private DataOptions options = new DataOptions();

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "One line of JSON for each group.")
    private boolean json;

    @Option(names = "--all", description = "Also those that were replayed or discarded.")
    private boolean all;

    @Option(names = "--fail", description = "Exit code 1 where any is open.")
    private boolean fail;

    @Option(
            names = "--resume",
            description = {
                "Lets partitions go on that the worker stopped because most of their items would",
                "have become dead letters by a fault of its own."
            })
    private boolean resume;

    /// Which data it is about, for the commands below it as well.
    DataOptions options() {
        return options;
    }

    @Override
    public Integer call() {
        return resume ? resume() : list();
    }

    private int resume() {
        List<Trip> resumed = options.with(tools -> tools.the(BreakerStore.class).resume());
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        resumed.forEach(trip ->
                out.printf(
                        "%s-%d goes on from offset %d%n",
                        trip.topic(), trip.partition(), trip.offset()));
        if (resumed.isEmpty()) {
            out.println("no partition was stopped");
        }
        out.flush();
        return 0;
    }

    private int list() {
        List<Cluster> clusters =
                options.with(tools -> tools.the(DeadLetterDesk.class).clusters(all));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            clusters.forEach(cluster -> out.println(Answers.json(cluster)));
        } else {
            print(clusters, out);
        }
        out.flush();
        return fail && clusters.stream().anyMatch(DeadLettersCommand::open) ? 1 : 0;
    }

    private static boolean open(Cluster cluster) {
        return cluster.state().equals("open") || cluster.state().equals("parked");
    }

    private static void print(List<Cluster> clusters, PrintWriter out) {
        if (clusters.isEmpty()) {
            out.println("no dead letters");
            return;
        }
        for (Cluster cluster : clusters) {
            out.printf(
                    "%s  %s  %s at %s%n",
                    cluster.fingerprint(), cluster.type(), cluster.cause(), cluster.path());
            out.printf(
                    "  %d %s, seen %d times, %s to %s%n",
                    cluster.letters(),
                    cluster.state(),
                    cluster.seen(),
                    cluster.firstSeen(),
                    cluster.lastSeen());
            out.printf(
                    "  %s%n  %s  (%s)%n%n", cluster.detail(), cluster.sample(), cluster.receipt());
        }
        out.println("look at one: ./retorno dead-letters show FINGERPRINT");
    }
}
