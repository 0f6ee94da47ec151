package retorno.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/// A backlog becomes rows: how fast, and at what cost.
final class WorkerSuite {
    private static final int RECORDS = Integer.getInteger("bench.records", 1_000_000);
    private static final int RAW = 300_000;
    private static final int PLAIN_SECONDS = 20;

    private final Path scratch;

    WorkerSuite(Path scratch) {
        this.scratch = scratch.resolve("worker-suite");
    }

    private record Drained(double rate, double cpu, double resident) {}

    void run() throws Exception {
        House house = House.withBroker(scratch);
        Backlog.write(house.kafka(), RECORDS);
        Table table =
                new Table(
                        "worker, a backlog of %,d records".formatted(RECORDS),
                        "rows/s",
                        "CPU ms / 1,000",
                        "MB",
                        "Retorno is ×");
        for (String kind : List.of("PostgreSQL", "SQLite")) {
            Databases.Database ours = database(kind, "ours");
            Drained retorno = retorno(house, ours);
            double raw = RawInserts.measure(ours, RAW);
            Drained plain = plain(house, kind);
            table.row("Retorno worker → " + kind, retorno.rate, retorno.cpu, retorno.resident, 1.0)
                    .row("raw JDBC batches, same rows → " + kind, raw, "", "", retorno.rate / raw)
                    .row(
                            "plain Spring listener → " + kind,
                            plain.rate,
                            plain.cpu,
                            plain.resident,
                            retorno.rate / plain.rate);
        }
        System.out.println(table);
    }

    private Databases.Database database(String kind, String name) throws Exception {
        return kind.equals("SQLite") ? Databases.sqlite(scratch, name) : Databases.postgresql(name);
    }

    /// From the first batch to the last.
    private static Drained retorno(House house, Databases.Database database) throws Exception {
        String items = "select coalesce(sum(items), 0) from callback_ledger";
        try (Program worker =
                house.worker("bench-" + database.name(), database.environment()).awaits("ready ")) {
            long first = atLeast(database, items, 1);
            double cpu = worker.cpu();
            long begin = System.nanoTime();
            long all = atLeast(database, items, RECORDS);
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Drained(
                    (all - first) / seconds,
                    (worker.cpu() - cpu) * 1_000 / ((all - first) / 1_000.0),
                    worker.resident());
        }
    }

    private Drained plain(House house, String kind) throws Exception {
        Databases.Database database = database(kind, "plain");
        String rows = "select count(*) from plain_callback";
        try (Program listener =
                house.baseline("PlainListener", House.port(), Map.copyOf(database.settings()))) {
            long first = atLeast(database, rows, 1_000);
            double cpu = listener.cpu();
            long begin = System.nanoTime();
            Thread.sleep(PLAIN_SECONDS * 1_000L);
            long all = number(database, rows);
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Drained(
                    (all - first) / seconds,
                    (listener.cpu() - cpu) * 1_000 / ((all - first) / 1_000.0),
                    listener.resident());
        }
    }

    private static long atLeast(Databases.Database database, String sql, long wanted)
            throws Exception {
        while (true) {
            long now = number(database, sql);
            if (now >= wanted) {
                return now;
            }
            Thread.sleep(100);
        }
    }

    private static long number(Databases.Database database, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.url(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException notYet) { // the table is not there yet
            return 0;
        }
    }
}
