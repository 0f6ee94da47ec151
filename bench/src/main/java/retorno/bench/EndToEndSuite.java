package retorno.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import retorno.bench.figures.Table;
import retorno.bench.house.Database;
import retorno.bench.house.Databases;
import retorno.bench.house.House;
import retorno.bench.house.Options;
import retorno.bench.house.Program;
import retorno.bench.load.Post;
import retorno.bench.load.Reports;
import retorno.bench.load.SteadyLoad;

/// From the moment a request is due to the moment its row can be read, at a steady rate.
final class EndToEndSuite {
    private static final int RATE = Options.number("rate", 2_000);
    private static final int WARM_UP = Options.number("seconds", 40) * RATE;
    private static final int MEASURED = Options.number("seconds", 30) * RATE;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final int BACK = 20_000;
    private static final String NEW = "select id, id_externo from email_callback where id >= ?";

    private final int rounds = Options.number("rounds", 3);
    private final Path scratch;

    EndToEndSuite(Path scratch) {
        this.scratch = scratch.resolve("e2e-suite");
    }

    /// @param sorted milliseconds from due to visible
    private record Turn(List<Double> sorted, long bad) {
        double at(double share) {
            return sorted.isEmpty()
                    ? Double.NaN
                    : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
        }
    }

    void run() throws Exception {
        Map<String, List<Turn>> all = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String kind : Databases.kinds()) {
                all.computeIfAbsent(kind, _ -> new ArrayList<>()).add(turn(kind, "e2e_" + round));
            }
        }
        Table table =
                new Table(
                        "posted → visible, %,d requests/s".formatted(RATE),
                        "p50 ms",
                        "p99 ms",
                        "p99.9 ms",
                        "worst ms",
                        "not visible",
                        "not 2xx");
        all.forEach((kind, turns) ->
                table.row(
                        kind,
                        Table.median(turns, turn -> turn.at(0.5)),
                        Table.median(turns, turn -> turn.at(0.99)),
                        Table.median(turns, turn -> turn.at(0.999)),
                        turns.stream().mapToDouble(turn -> turn.at(1)).max().orElseThrow(),
                        turns.stream().mapToLong(turn -> MEASURED - turn.sorted.size()).sum(),
                        turns.stream().mapToLong(Turn::bad).sum()));
        table.publish("e2e");
    }

    /// A broker each: nobody begins with what was posted to the other.
    private Turn turn(String kind, String name) throws Exception {
        int port = House.port();
        try (House house = House.withBroker(scratch.resolve(kind + name));
                Program _ = house.ingest(port)) {
            if (kind.equals("SQLite")) {
                return measured(house, Databases.sqlite(house.scratch(), name), port);
            }
            Turn turn = measured(house, Databases.postgresql(name), port);
            Databases.drop(name);
            return turn;
        }
    }

    private static Turn measured(House house, Database database, int port) throws Exception {
        String run = "e2e-" + database.kind();
        try (Program _ = house.worker(run, database.environment()).awaits("ready ");
                Connection reader = database.connect()) {
            SteadyLoad load =
                    new SteadyLoad(port, number -> Post.report(run, number), WARM_UP + MEASURED);
            load.post(0, WARM_UP, RATE);
            Thread posting =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    load.post(WARM_UP, WARM_UP + MEASURED, RATE);
                                } catch (InterruptedException stopped) {
                                    Thread.currentThread().interrupt();
                                }
                            });
            List<Double> waits = watch(reader, load, run);
            posting.join();
            Collections.sort(waits);
            return new Turn(waits, load.bad());
        }
    }

    /// Looks again as soon as it has looked, a few milliseconds apart, from the first number on
    /// that it has not seen: a row's number is given before its batch commits, and another batch
    /// may commit in between. A number that never comes is left behind after a while.
    private static List<Double> watch(Connection reader, SteadyLoad load, String run)
            throws SQLException, InterruptedException {
        List<Double> waits = new ArrayList<>(MEASURED);
        BitSet known = new BitSet();
        BitSet rowIds = new BitSet();
        int from = 1;
        long end = System.nanoTime() + MEASURED / RATE * 1_000_000_000L + PATIENCE_NANOS;
        try (PreparedStatement rows = reader.prepareStatement(NEW)) {
            while (waits.size() < MEASURED && System.nanoTime() < end) {
                rows.setInt(1, from);
                try (ResultSet row = rows.executeQuery()) {
                    while (row.next()) {
                        rowIds.set(row.getInt(1));
                        seen(row.getString(2), load, run, known, waits);
                    }
                }
                from = Math.max(rowIds.nextClearBit(from), rowIds.length() - BACK);
                Thread.sleep(3);
            }
        }
        return waits;
    }

    private static void seen(
            String id, SteadyLoad load, String run, BitSet known, List<Double> waits) {
        if (id.startsWith(run + "-")) {
            int number = Reports.number(run, id);
            if (number >= WARM_UP && !known.get(number)) {
                known.set(number);
                waits.add((System.nanoTime() - load.due(number)) / 1e6);
            }
        }
    }
}
