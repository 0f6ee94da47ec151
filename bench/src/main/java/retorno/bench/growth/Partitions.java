package retorno.bench.growth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import retorno.bench.figures.Table;
import retorno.bench.house.Database;
import retorno.bench.house.Databases;
import retorno.bench.house.House;
import retorno.bench.house.Options;
import retorno.bench.load.Landing;

/// Partitions and workers, each pair in its turn, into a table that is emptied before.
final class Partitions {
    private final int rounds = Options.number("rounds", 3);
    private final Path scratch;

    Partitions(Path scratch) {
        this.scratch = scratch.resolve("partitions");
    }

    private record Pair(int partitions, int workers) {}

    void run(List<Integer> partitions, List<Integer> workers) throws Exception {
        Map<Pair, List<Landing.Figures>> all = new LinkedHashMap<>();
        for (int p : partitions) {
            workers.forEach(w -> all.put(new Pair(p, w), new ArrayList<>()));
        }
        Database database = Databases.postgresql("growth_partitions");
        try (House house = House.withBroker(scratch)) {
            Drain drain = new Drain(house);
            for (int round = 0; round < rounds; round++) {
                for (Pair pair : all.keySet()) {
                    EmailTable.empty(database);
                    String topic = "growth-" + pair.partitions;
                    Drain.Shape shape = new Drain.Shape(topic, pair.partitions, 1, pair.workers);
                    all.get(pair).add(drain.measure(database, shape));
                    System.err.printf("round %d, %s%n", round + 1, pair);
                }
            }
        }
        Databases.drop("growth_partitions");
        table(all).publish("growth-partitions");
    }

    private static Table table(Map<Pair, List<Landing.Figures>> all) {
        Table table =
                new Table(
                        "an empty table on PostgreSQL",
                        "partitions",
                        "workers",
                        "rows/s",
                        "CPU ms / 1,000",
                        "with the database's",
                        "MB, all workers");
        all.forEach((pair, figures) ->
                table.row(
                        "%d partitions, %d workers".formatted(pair.partitions, pair.workers),
                        pair.partitions,
                        pair.workers,
                        Table.median(figures, Landing.Figures::rate),
                        Table.median(figures, Landing.Figures::cpu),
                        Table.median(figures, Landing.Figures::allCpu),
                        Table.median(figures, Landing.Figures::resident)));
        return table;
    }
}
