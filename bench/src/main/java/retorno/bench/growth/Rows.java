package retorno.bench.growth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import retorno.bench.figures.Table;
import retorno.bench.house.Database;
import retorno.bench.house.Databases;
import retorno.bench.house.House;
import retorno.bench.house.Options;
import retorno.bench.load.Backlog;
import retorno.bench.load.Landing;

/// The worker's rows into a table that holds millions already, in turns with an empty one.
final class Rows {
    private static final long MILLION = 1_000_000;

    /// To count fifty millions would throw the indexes out of memory.
    private static final String ABOUT =
            "select greatest(reltuples, 0)::bigint from pg_class where relname = 'email_callback'";

    private final int rounds = Options.number("rounds", 3);
    private final Path scratch;
    private final Table table =
            new Table(
                    "rows there already",
                    "million rows",
                    "rows/s",
                    "into an empty table, in turns",
                    "of that ×",
                    "CPU ms / 1,000",
                    "with the database's",
                    "worker MB",
                    "table GB",
                    "indexes GB");

    Rows(Path scratch) {
        this.scratch = scratch.resolve("rows");
    }

    /// @param millions of rows, one size after the other
    void run(List<Integer> millions) throws Exception {
        Limits limits = Limits.given();
        Database standing = Databases.postgresql("growth_standing");
        Database empty = Databases.postgresql("growth_empty");
        StandingStore store = new StandingStore(standing);
        try (House house = House.withBroker(scratch)) {
            house.worker("tables", standing.environment()).awaits("ready ").close();
            Drain drain = new Drain(house);
            Optional<String> stopped = Optional.empty();
            for (int size : millions.stream().sorted().toList()) {
                if (stopped.isEmpty()) {
                    stopped = store.grow(size * MILLION, limits);
                    measure(drain, standing, empty, size);
                }
            }
            stopped.ifPresent(why -> System.out.println("stopped growing: " + why + "\n"));
        }
        Databases.drop("growth_standing");
        Databases.drop("growth_empty");
    }

    /// An empty one that were measured as the others would not be empty for the next size.
    private void measure(Drain drain, Database standing, Database empty, int size)
            throws Exception {
        long there = standing.number(ABOUT);
        double heap = EmailTable.tableGigabytes(standing);
        double indexes = EmailTable.indexGigabytes(standing);
        List<Landing.Figures> into = new ArrayList<>();
        List<Landing.Figures> beside = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            EmailTable.empty(empty);
            beside.add(drained(drain, empty, "growth-empty"));
            into.add(size == 0 ? beside.getLast() : drained(drain, standing, "growth-standing"));
        }
        double rate = Table.median(into, Landing.Figures::rate);
        double usual = Table.median(beside, Landing.Figures::rate);
        table.row(
                String.format(Locale.ROOT, "%,d", there),
                there / (double) MILLION,
                rate,
                usual,
                rate / usual,
                Table.median(into, Landing.Figures::cpu),
                Table.median(into, Landing.Figures::allCpu),
                Table.median(into, Landing.Figures::resident),
                heap,
                indexes);
        table.publish("growth-rows"); // whoever ends it later keeps what there is
    }

    /// Begins with nothing to write behind it.
    private static Landing.Figures drained(Drain drain, Database database, String topic)
            throws Exception {
        database.execute("checkpoint");
        return drain.measure(database, new Drain.Shape(topic, Backlog.PARTITIONS, 1, 1));
    }
}
