package retorno.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retorno.bench.figures.Table;
import retorno.bench.house.Database;
import retorno.bench.house.Databases;
import retorno.bench.house.House;
import retorno.bench.house.Options;
import retorno.bench.house.Program;
import retorno.bench.limit.RawInserts;
import retorno.bench.load.Backlog;
import retorno.bench.load.Landing;
import retorno.bench.load.Wrk;
import retorno.bench.peer.FlatRecords;
import retorno.bench.peer.KafkaConnect;
import retorno.bench.peer.OriginalDesign;

/// A backlog becomes rows: how fast, and at what cost. Rounds take turns, each with a new database.
final class WorkerSuite {
    private static final String TOPIC = "email-webhook";
    private static final int PLAIN_SECONDS = Options.number("seconds", 20);

    private static final String FLAT = "flat_callback";
    private static final int FLAT_RECORDS = 500_000;

    private static final List<Sink> SINKS =
            List.of(new Sink(1, false), new Sink(2, false), new Sink(1, true), new Sink(2, true));

    private final int records = Options.number("records", 1_000_000);
    private final int rounds = Options.number("rounds", 3);
    private final Path scratch;
    private @Nullable String flatSchema;

    WorkerSuite(Path scratch) {
        this.scratch = scratch.resolve("worker-suite");
    }

    /// @param indexed whether its table has the indexes of ours
    private record Sink(int tasks, boolean indexed) {
        String name() {
            return "Kafka Connect, flat records, %s, tasks: %d"
                    .formatted(indexed ? "our indexes" : "one index", tasks);
        }
    }

    void run() throws Exception {
        Table table =
                new Table(
                        "worker, a backlog of %,d records".formatted(records),
                        "rows/s",
                        "CPU ms / 1,000",
                        "with the database's",
                        "MB",
                        "Retorno is ×");
        List<String> verdicts = new ArrayList<>();
        try (House house = House.withBroker(scratch)) {
            Backlog.write(house.kafka(), TOPIC, Backlog.PARTITIONS, 1, records);
            for (String kind : Databases.kinds()) {
                Map<String, List<Landing.Figures>> all = new LinkedHashMap<>();
                for (int round = 0; round < rounds; round++) {
                    measure(house, kind, round, all);
                }
                all.forEach((name, figures) -> row(table, name, figures, all));
                verdicts.add(verdict(kind, all));
            }
        }
        table.publish("worker");
        verdicts.forEach(System.out::println);
    }

    private void measure(
            House house, String kind, int round, Map<String, List<Landing.Figures>> all)
            throws Exception {
        List<Landing.Figures> retorno = contender(all, "Retorno worker → " + kind);
        List<Landing.Figures> silent = contender(all, "Retorno worker, no events → " + kind);
        List<Landing.Figures> raw = contender(all, "raw JDBC batches, same rows → " + kind);
        List<Landing.Figures> plain = contender(all, "plain Spring listener → " + kind);
        // Who comes first finds the machine as the listener has left it: they take turns at that.
        boolean silentFirst = round % 2 == 1;
        if (silentFirst) {
            silent.add(silent(house, kind, round));
        }
        Database ours = database(kind, "ours_" + round);
        retorno.add(retorno(house, ours, "ours-" + kind + round, true));
        if (kind.equals("PostgreSQL")) {
            connect(house, ours, round, all);
        }
        RawInserts.Result inserts = RawInserts.measure(ours, records);
        raw.add(new Landing.Figures(inserts.rate(), inserts.cpu(), inserts.databaseCpu(), 0));
        drop(kind, "ours_" + round);
        if (!silentFirst) {
            silent.add(silent(house, kind, round));
        }
        plain.add(plain(house, database(kind, "plain_" + round), "plain-" + kind + round));
        drop(kind, "plain_" + round);
        if (kind.equals("SQLite") && OriginalDesign.installed()) {
            contender(all, "the original worker: Celery × 2, SQLAlchemy → SQLite")
                    .add(original(house, "original-" + round));
        }
    }

    private static List<Landing.Figures> contender(
            Map<String, List<Landing.Figures>> all, String name) {
        return all.computeIfAbsent(name, _ -> new ArrayList<>());
    }

    private Database database(String kind, String name) throws SQLException {
        return kind.equals("SQLite") ? Databases.sqlite(scratch, name) : Databases.postgresql(name);
    }

    private void drop(String kind, String name) throws SQLException {
        if (kind.equals("SQLite")) {
            Databases.drop(scratch, name);
        } else {
            Databases.drop(name);
        }
    }

    private Landing.Figures silent(House house, String kind, int round) throws Exception {
        String name = "silent_" + round;
        Landing.Figures figures =
                retorno(house, database(kind, name), "silent-" + kind + round, false);
        drop(kind, name);
        return figures;
    }

    /// From the first batch to the last.
    private Landing.Figures retorno(House house, Database database, String group, boolean events)
            throws Exception {
        Map<String, String> settings = new HashMap<>(database.environment());
        settings.put("RETORNO_WORKER_EVENTS", "" + events);
        Landing rows = Landing.ofRetorno(database);
        try (Program worker = house.worker(group, settings).awaits("ready ")) {
            rows.atLeast(1);
            return rows.until(records, List.of(worker));
        }
    }

    private Landing.Figures plain(House house, Database database, String group) throws Exception {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("bench.group", group);
        Landing rows = Landing.in(database, "plain_callback");
        try (Program listener = house.baseline("PlainListener", House.port(), settings)) {
            rows.atLeast(Math.min(1_000, records / 10));
            return rows.during(PLAIN_SECONDS, List.of(listener));
        }
    }

    /// Its backlog is what its front has put into Redis: Celery has a form of its own for that.
    private Landing.Figures original(House house, String name) throws Exception {
        OriginalDesign original = OriginalDesign.start(house, name);
        int port = House.port();
        try (Program _ = original.ingest(port)) {
            Wrk.mail(scratch, port, PLAIN_SECONDS);
        }
        Landing rows = Landing.in(original.database(), "email_callback");
        try (Program worker = original.worker()) {
            rows.atLeast(1);
            return rows.during(PLAIN_SECONDS, List.of(worker));
        }
    }

    /// The very rows that were stored, as flat records; a topic for all.
    private void connect(
            House house, Database ours, int round, Map<String, List<Landing.Figures>> all)
            throws Exception {
        if (flatSchema == null) {
            Backlog.topic(house.kafka(), FLAT, Backlog.PARTITIONS);
            flatSchema = FlatRecords.write(ours, FLAT_RECORDS, house.kafka(), FLAT);
        }
        for (Sink sink : SINKS) {
            String name = "connect_%d_%d".formatted(SINKS.indexOf(sink), round);
            Database database = database("PostgreSQL", name);
            Landing rows = Landing.in(database, FLAT);
            try (Program connect =
                    KafkaConnect.start(house, database, FLAT, flatSchema, sink.tasks)) {
                rows.atLeast(1);
                if (sink.indexed) {
                    KafkaConnect.index(database, FLAT, ours);
                }
                contender(all, sink.name())
                        .add(rows.until(Math.min(records, FLAT_RECORDS), List.of(connect)));
            }
            Databases.drop(name);
        }
    }

    private static void row(
            Table table,
            String name,
            List<Landing.Figures> figures,
            Map<String, List<Landing.Figures>> all) {
        double rate = rate(figures);
        double memory = Table.median(figures, Landing.Figures::resident);
        table.row(
                name,
                rate,
                Table.median(figures, Landing.Figures::cpu),
                Table.median(figures, Landing.Figures::allCpu),
                memory == 0 ? "" : memory,
                rate(all.values().iterator().next()) / rate);
    }

    private static double rate(List<Landing.Figures> figures) {
        return Table.median(figures, Landing.Figures::rate);
    }

    /// In their order: Retorno as it is, Retorno that publishes nothing.
    private static String verdict(String kind, Map<String, List<Landing.Figures>> all) {
        List<List<Landing.Figures>> contenders = List.copyOf(all.values());
        double cost = 1 - rate(contenders.getFirst()) / rate(contenders.get(1));
        return String.format(
                Locale.ROOT,
                "%s: publishing events costs %.0f %% of the rows a second (goal: under 15 %%); CPU for 1,000 rows, the database's included: %.0f ms, the plain listener's %.0f ms",
                kind,
                cost * 100,
                cpu(contenders.getFirst()),
                cpu(contender(all, "plain Spring listener → " + kind)));
    }

    private static double cpu(List<Landing.Figures> figures) {
        return Table.median(figures, Landing.Figures::allCpu);
    }
}
