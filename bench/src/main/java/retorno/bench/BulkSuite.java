package retorno.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import retorno.bench.figures.Table;
import retorno.bench.house.House;
import retorno.bench.house.Options;
import retorno.bench.house.Program;
import retorno.bench.limit.ProducerTool;
import retorno.bench.load.Backlog;
import retorno.bench.load.Reports;
import retorno.bench.load.Wrk;

/// Bodies of a hundred results: what passes beside Kafka's own tool, which sends the same bodies to
/// the same broker.
final class BulkSuite {
    private static final int RESULTS = 100;
    private static final int BODIES = 100;
    private static final int WARM_UP_SECONDS = Options.number("seconds", 15);
    private static final String TOPIC = "producer-tool";

    private final int rounds = Options.number("rounds", 3);
    private final int seconds = Options.number("seconds", 10);
    private final House house;
    private final Program ingest;
    private final int port;

    BulkSuite(House house, Program ingest, int port) {
        this.house = house;
        this.ingest = ingest;
        this.port = port;
    }

    /// @param rate bodies a second
    /// @param cpu milliseconds of CPU for a thousand of them
    private record Round(double rate, double p99, double cpu, long bad) {}

    void run() throws Exception {
        Path bodies = house.scratch().resolve("bodies.txt");
        double length = Reports.write(bodies, "bulk", BODIES, RESULTS);
        Backlog.topic(house.kafka(), TOPIC, Backlog.PARTITIONS);
        ProducerTool tool = new ProducerTool(house, TOPIC, bodies);
        Wrk.bodies(bodies, port, WARM_UP_SECONDS);
        int records = (int) (tool.trial() * seconds);
        List<Round> ours = new ArrayList<>();
        List<Round> theirs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ours.add(posted(bodies));
            ProducerTool.Result sent = tool.run(records);
            theirs.add(new Round(sent.rate(), sent.p99(), sent.cpu(), 0));
        }
        table(ours, theirs, length).publish("bulk");
    }

    private Round posted(Path bodies) throws Exception {
        double cpu = ingest.cpu();
        Wrk.Result result = Wrk.bodies(bodies, port, seconds);
        double used = (ingest.cpu() - cpu) * 1_000 / (result.rate() * seconds / 1_000);
        return new Round(result.rate(), result.p99(), used, result.bad());
    }

    private static Table table(List<Round> ours, List<Round> theirs, double length) {
        Table table =
                new Table(
                        "%d results in a body of %,.0f bytes".formatted(RESULTS, length),
                        "MB/s",
                        "bodies/s",
                        "p99 ms",
                        "CPU ms / 1,000",
                        "not 2xx",
                        "Retorno is ×");
        row(table, "Retorno ingest: Basic, acks=all", ours, ours, length);
        row(table, "Kafka's producer tool: acks=all (goal: 0.7)", theirs, ours, length);
        return table;
    }

    private static void row(
            Table table, String name, List<Round> rounds, List<Round> ours, double length) {
        double rate = median(rounds, Round::rate);
        table.row(
                name,
                rate * length / 1e6,
                rate,
                median(rounds, Round::p99),
                median(rounds, Round::cpu),
                rounds.stream().mapToLong(Round::bad).sum(),
                median(ours, Round::rate) / rate);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Table.median(rounds, figure);
    }
}
