package retorno.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import retorno.bench.figures.Table;
import retorno.bench.house.Database;
import retorno.bench.house.Databases;
import retorno.bench.house.House;
import retorno.bench.house.Options;
import retorno.bench.house.Program;
import retorno.bench.load.Landing;
import retorno.bench.load.Wrk;
import retorno.bench.peer.OriginalDesign;

/// Posts at full speed while everything that makes rows of them, PostgreSQL too, has the same
/// cores: how many rows land meanwhile? Rounds take turns, each with a broker of its own.
final class SustainedSuite {
    private static final int WARM_UP_SECONDS = Options.number("seconds", 60);
    private static final int SECONDS = Options.number("seconds", 30);

    private final int rounds = Options.number("rounds", 3);
    private final Path scratch;
    private int turns;

    SustainedSuite(Path scratch) {
        this.scratch = scratch.resolve("sustained-suite");
    }

    /// @param landed rows a second
    private record Sustained(Wrk.Result posted, double landed) {
        double share() {
            return landed / posted.rate();
        }
    }

    private interface Contender {
        Sustained measured(House house, String turn) throws Exception;
    }

    void run() throws Exception {
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("Retorno → PostgreSQL", this::retorno);
        contenders.put("plain Spring → PostgreSQL", this::plain);
        if (OriginalDesign.installed()) {
            contenders.put("the original design → SQLite", this::original);
        }
        Map<String, List<Sustained>> all = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Contender> each : contenders.entrySet()) {
                String turn = "turn_" + turns++;
                try (House house = House.withBroker(scratch.resolve(turn))) {
                    all.computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                            .add(each.getValue().measured(house, turn));
                }
            }
        }
        publish(all);
    }

    private static void publish(Map<String, List<Sustained>> all) throws Exception {
        Table table =
                new Table(
                        "reports posted at full speed for %d s".formatted(SECONDS),
                        "posted/s",
                        "p99 ms",
                        "rows landed/s meanwhile",
                        "landed ÷ posted",
                        "not 2xx",
                        "Retorno is ×");
        double ours = Table.median(all.values().iterator().next(), Sustained::landed);
        all.forEach((name, turns) ->
                table.row(
                        name,
                        Table.median(turns, turn -> turn.posted.rate()),
                        Table.median(turns, turn -> turn.posted.p99()),
                        Table.median(turns, Sustained::landed),
                        Table.median(turns, Sustained::share),
                        turns.stream().mapToLong(turn -> turn.posted.bad()).sum(),
                        ours / Table.median(turns, Sustained::landed)));
        table.publish("sustained");
    }

    private Sustained retorno(House house, String turn) throws Exception {
        int port = House.port();
        Database database = Databases.postgresql(turn);
        try (Program _ = house.ingest(port);
                Program _ = house.worker(turn, database.environment()).awaits("ready ")) {
            Wrk.mail(house.scratch(), port, WARM_UP_SECONDS);
            Landing rows = Landing.in(database, "email_callback");
            settle(rows);
            return measured(house, port, rows);
        } finally {
            Databases.drop(turn);
        }
    }

    private Sustained plain(House house, String turn) throws Exception {
        int port = House.port();
        Database database = Databases.postgresql(turn);
        try (Program _ = house.baseline("PlainIngest", port, Map.of());
                Program _ = plainListener(house, database)) {
            // Its backlog is not waited for: it would take minutes, and changes nothing.
            Wrk.mail(house.scratch(), port, WARM_UP_SECONDS);
            return measured(house, port, Landing.in(database, "plain_callback"));
        } finally {
            Databases.drop(turn);
        }
    }

    /// Its backlog is not waited for either.
    private Sustained original(House house, String turn) throws Exception {
        int port = House.port();
        OriginalDesign original = OriginalDesign.start(house, turn);
        try (Program _ = original.ingest(port);
                Program _ = original.worker()) {
            Wrk.mail(house.scratch(), port, WARM_UP_SECONDS);
            return measured(house, port, Landing.in(original.database(), "email_callback"));
        }
    }

    private static Program plainListener(House house, Database database) throws Exception {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("bench.topic", "plain");
        return house.baseline("PlainListener", House.port(), settings);
    }

    private static Sustained measured(House house, int port, Landing rows) throws Exception {
        long before = rows.now();
        Wrk.Result posted = Wrk.mail(house.scratch(), port, SECONDS);
        return new Sustained(posted, (rows.now() - before) / (double) SECONDS);
    }

    /// Until nothing has been added for a while.
    private static void settle(Landing rows) throws Exception {
        long last = -1;
        for (long now = rows.now(); now != last; now = rows.now()) {
            last = now;
            Thread.sleep(3_000);
        }
    }
}
