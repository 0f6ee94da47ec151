package retorno.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.hc.core5.http.ClassicHttpRequest;
import retorno.bench.figures.Table;
import retorno.bench.house.Options;
import retorno.bench.load.Post;
import retorno.bench.load.SteadyLoad;

/// Latency at half of the rate that was measured at most, from the moment a request is due. Bare
/// Tomcat gets Retorno's rate, for the same load, and half of its own.
final class HalfRate {
    private static final int WARM_UP_SECONDS = Options.number("seconds", 3);
    private static final double FACTOR = 2;
    private static final double ALLOWANCE_MILLIS = 5;

    private final int rounds = Options.number("rounds", 3);
    private final int seconds = Options.number("seconds", 10);
    private final int retorno;
    private final int bare;

    /// Their ports.
    HalfRate(int retorno, int bare) {
        this.retorno = retorno;
        this.bare = bare;
    }

    private record Contender(int port, int rate, List<Round> rounds) {
        Contender(int port, double most) {
            this(port, (int) (most / 2), new ArrayList<>());
        }

        double p99() {
            return Table.median(rounds, Round::p99);
        }
    }

    private record Round(double p50, double p99, double p999, int bad) {}

    /// @param most what Retorno answered at most, requests a second
    /// @param bareMost what bare Tomcat did
    void run(double most, double bareMost) throws Exception {
        Contender ours = new Contender(retorno, most);
        Contender same = new Contender(bare, most);
        Map<String, Contender> all = new LinkedHashMap<>();
        all.put("Retorno ingest: half of its most", ours);
        all.put("bare Boot + Tomcat: the same rate", same);
        all.put("bare Boot + Tomcat: half of its most", new Contender(bare, bareMost));
        IntFunction<ClassicHttpRequest> requests = Post.mixed();
        for (int round = 0; round < rounds; round++) {
            for (Contender each : all.values()) {
                each.rounds.add(measured(each, requests));
            }
        }
        table(all).publish("half-rate");
        double goal = FACTOR * same.p99() + ALLOWANCE_MILLIS;
        System.out.printf(
                Locale.ROOT,
                "goal: p99 at most 2 x that of bare Tomcat + 5 ms = %.2f ms: %.2f ms, %s%n%n",
                goal,
                ours.p99(),
                ours.p99() <= goal ? "reached" : "missed");
    }

    private Round measured(Contender each, IntFunction<ClassicHttpRequest> requests)
            throws InterruptedException {
        int first = WARM_UP_SECONDS * each.rate;
        int last = first + seconds * each.rate;
        SteadyLoad load = new SteadyLoad(each.port, requests, last);
        load.post(0, last, each.rate);
        double[] waits = load.waits(first, last);
        return new Round(at(waits, 0.5), at(waits, 0.99), at(waits, 0.999), load.bad());
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) (share * sorted.length)];
    }

    private static Table table(Map<String, Contender> all) {
        Table table =
                new Table(
                        "ingest at a steady rate",
                        "req/s",
                        "p50 ms",
                        "p99 ms",
                        "p99.9 ms",
                        "not 2xx");
        all.forEach((name, each) ->
                table.row(
                        name,
                        (double) each.rate,
                        Table.median(each.rounds, Round::p50),
                        each.p99(),
                        Table.median(each.rounds, Round::p999),
                        each.rounds.stream().mapToInt(Round::bad).sum()));
        return table;
    }
}
