package retorno.bench.growth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import retorno.bench.figures.Table;
import retorno.bench.house.Database;
import retorno.bench.house.Databases;
import retorno.bench.house.House;
import retorno.bench.house.Options;
import retorno.bench.house.Program;
import retorno.bench.load.Backlog;
import retorno.bench.load.Landing;
import retorno.bench.load.Reports;
import retorno.bench.load.Wrk;

/// Results in a post: what ingest takes, and what the worker makes of such records, one after the
/// other and each size in its turn.
final class Posts {
    private static final int WARM_UP_SECONDS = Options.number("seconds", 5);

    /// In a file of bodies, whatever their size.
    private static final int REPORTS = 10_000;

    private final int rounds = Options.number("rounds", 3);
    private final int seconds = Options.number("seconds", 10);
    private final Path scratch;

    Posts(Path scratch) {
        this.scratch = scratch.resolve("posts");
    }

    /// @param length mean bytes of a body
    private record Size(
            int results,
            Path bodies,
            double length,
            List<Wrk.Result> posted,
            List<Landing.Figures> stored) {}

    void run(List<Integer> results) throws Exception {
        List<Size> sizes = new ArrayList<>();
        try (House house = House.withBroker(scratch)) {
            for (int each : results) {
                Path bodies = scratch.resolve("bodies-" + each + ".txt");
                double length = Reports.write(bodies, "post", Math.max(10, REPORTS / each), each);
                sizes.add(new Size(each, bodies, length, new ArrayList<>(), new ArrayList<>()));
            }
            post(house, sizes);
            store(house, sizes);
        }
        table(sizes).publish("growth-posts");
    }

    private void post(House house, List<Size> sizes) throws Exception {
        int port = House.port();
        try (Program _ = house.ingest(port)) {
            for (Size size : sizes) {
                Wrk.bodies(size.bodies, port, WARM_UP_SECONDS);
            }
            for (int round = 0; round < rounds; round++) {
                for (Size size : sizes) {
                    size.posted.add(Wrk.bodies(size.bodies, port, seconds));
                }
            }
        }
    }

    private void store(House house, List<Size> sizes) throws Exception {
        Drain drain = new Drain(house);
        Database database = Databases.postgresql("growth_posts");
        for (int round = 0; round < rounds; round++) {
            for (Size size : sizes) {
                EmailTable.empty(database);
                String topic = "growth-posts-" + size.results;
                Drain.Shape shape = new Drain.Shape(topic, Backlog.PARTITIONS, size.results, 1);
                size.stored.add(drain.measure(database, shape));
            }
        }
        Databases.drop("growth_posts");
    }

    private static Table table(List<Size> sizes) {
        Table table =
                new Table(
                        "results in a post",
                        "bytes",
                        "ingest: posts/s",
                        "results/s",
                        "MB/s",
                        "p99 ms",
                        "not 2xx",
                        "worker → PostgreSQL: rows/s",
                        "CPU ms / 1,000",
                        "worker MB");
        for (Size size : sizes) {
            double rate = Table.median(size.posted, Wrk.Result::rate);
            table.row(
                    "" + size.results,
                    size.length,
                    rate,
                    rate * size.results,
                    rate * size.length / 1e6,
                    Table.median(size.posted, Wrk.Result::p99),
                    size.posted.stream().mapToLong(Wrk.Result::bad).sum(),
                    Table.median(size.stored, Landing.Figures::rate),
                    Table.median(size.stored, Landing.Figures::cpu),
                    Table.median(size.stored, Landing.Figures::resident));
        }
        return table;
    }
}
