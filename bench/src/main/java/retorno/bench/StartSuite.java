package retorno.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import retorno.bench.figures.Table;
import retorno.bench.house.House;
import retorno.bench.house.Options;
import retorno.bench.house.Program;
import retorno.bench.load.Wrk;

/// How soon a program serves, and what it holds of the machine's memory.
final class StartSuite {
    private static final int STARTS = Options.number("rounds", 5);
    private static final int REST_SECONDS = 5;
    private static final int LOAD_SECONDS = Options.number("seconds", 20);

    private final Path scratch;

    StartSuite(Path scratch) {
        this.scratch = scratch.resolve("start-suite");
    }

    private interface Start {
        Program at(int port) throws Exception;
    }

    void run() throws Exception {
        Table table =
                new Table(
                        "start and memory",
                        "exec → ready s",
                        "at rest MB",
                        "under full load MB",
                        "req/s meanwhile");
        measure(table, "./retorno up", port -> House.up(scratch, port).awaits("ready "));
        try (House house = House.withBroker(scratch)) {
            measure(table, "./retorno ingest", house::ingest);
            measure(
                    table,
                    "bare Boot + Tomcat: how fast this machine starts a JVM",
                    port -> house.baseline("BareServer", port, Map.of()));
        }
        table.publish("start");
    }

    /// The first start makes the data directory; the median is of those that find one.
    private void measure(Table table, String name, Start start) throws Exception {
        List<Double> seconds = new ArrayList<>();
        List<Double> rest = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            long begin = System.nanoTime();
            try (Program program = start.at(House.port())) {
                seconds.add((System.nanoTime() - begin) / 1e9);
                Thread.sleep(REST_SECONDS * 1_000L);
                rest.add(program.resident());
            }
        }
        int port = House.port();
        try (Program program = start.at(port)) {
            double rate = Wrk.run(scratch, port, LOAD_SECONDS).rate();
            table.row(
                    name,
                    Table.median(seconds, s -> s),
                    Table.median(rest, mb -> mb),
                    program.resident(),
                    rate);
        }
    }
}
