package retorno.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import retorno.bench.figures.Table;
import retorno.bench.house.Database;
import retorno.bench.house.Databases;
import retorno.bench.house.House;
import retorno.bench.house.Options;
import retorno.bench.house.Program;
import retorno.bench.load.Landing;
import retorno.bench.load.Wrk;

/// Posts at full speed while everything that makes rows of them, PostgreSQL too, has the same
/// cores: how many rows land meanwhile?
final class SustainedSuite {
    private static final int WARM_UP_SECONDS = Options.number("seconds", 60);
    private static final int SECONDS = Options.number("seconds", 30);

    private final Path scratch;

    SustainedSuite(Path scratch) {
        this.scratch = scratch.resolve("sustained-suite");
    }

    /// @param landed rows a second
    private record Sustained(Wrk.Result posted, double landed) {}

    void run() throws Exception {
        try (House house = House.withBroker(scratch)) {
            Sustained ours = retorno(house);
            Sustained theirs = plain(house);
            Table table =
                    new Table(
                            "reports posted at full speed for %d s → PostgreSQL".formatted(SECONDS),
                            "posted/s",
                            "p99 ms",
                            "rows landed/s meanwhile",
                            "landed ÷ posted",
                            "not 2xx",
                            "Retorno is ×");
            row(table, "Retorno", ours, ours);
            row(table, "plain Spring", theirs, ours);
            table.publish("sustained");
        }
    }

    private Sustained retorno(House house) throws Exception {
        int port = House.port();
        Database database = Databases.postgresql("sustained");
        try (Program _ = house.ingest(port);
                Program _ = house.worker("sustained", database.environment()).awaits("ready ")) {
            Wrk.mail(scratch, port, WARM_UP_SECONDS);
            Landing rows = Landing.in(database, "email_callback");
            settle(rows);
            return measured(port, rows);
        }
    }

    private Sustained plain(House house) throws Exception {
        int port = House.port();
        Database database = Databases.postgresql("sustained_plain");
        try (Program _ = house.baseline("PlainIngest", port, Map.of());
                Program _ = plainListener(house, database)) {
            // Its backlog is not waited for: it would take minutes, and changes nothing.
            Wrk.mail(scratch, port, WARM_UP_SECONDS);
            return measured(port, Landing.in(database, "plain_callback"));
        }
    }

    private static Program plainListener(House house, Database database) throws Exception {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("bench.topic", "plain");
        return house.baseline("PlainListener", House.port(), settings);
    }

    private Sustained measured(int port, Landing rows) throws Exception {
        long before = rows.now();
        Wrk.Result posted = Wrk.mail(scratch, port, SECONDS);
        return new Sustained(posted, (rows.now() - before) / (double) SECONDS);
    }

    private static void row(Table table, String name, Sustained each, Sustained ours) {
        table.row(
                name,
                each.posted.rate(),
                each.posted.p99(),
                each.landed,
                each.landed / each.posted.rate(),
                each.posted.bad(),
                ours.landed / each.landed);
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
