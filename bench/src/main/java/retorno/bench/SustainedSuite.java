package retorno.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/// Posts at full speed while everything that makes rows of them, PostgreSQL too, has the same
/// cores: how many rows land meanwhile?
final class SustainedSuite {
    private static final int WARM_UP_SECONDS = 20;
    private static final int SECONDS = 30;

    private final Path scratch;

    SustainedSuite(Path scratch) {
        this.scratch = scratch.resolve("sustained-suite");
    }

    void run() throws Exception {
        Table table =
                new Table(
                        "reports posted at full speed for %d s → PostgreSQL".formatted(SECONDS),
                        "posted/s",
                        "p99 ms",
                        "rows landed/s meanwhile",
                        "landed ÷ posted",
                        "not 2xx");
        House house = House.withBroker(scratch);
        int port = House.port();
        Databases.Database ours = Databases.postgresql("sustained");
        try (Program _ = house.ingest(port);
                Program _ = house.worker("sustained", ours.environment()).awaits("ready ")) {
            Wrk.mail(scratch, port, WARM_UP_SECONDS);
            settle(ours, "email_callback");
            measure(table, "Retorno", port, ours, "email_callback");
        }
        Databases.Database theirs = Databases.postgresql("sustained_plain");
        int plainPort = House.port();
        try (Program _ = house.baseline("PlainIngest", plainPort, Map.of());
                Program _ = plainListener(house, theirs)) {
            // Its backlog is not waited for: it would take minutes, and changes nothing.
            Wrk.mail(scratch, plainPort, WARM_UP_SECONDS);
            measure(table, "plain Spring", plainPort, theirs, "plain_callback");
        }
        System.out.println(table);
    }

    private static Program plainListener(House house, Databases.Database database)
            throws Exception {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("bench.topic", "plain");
        return house.baseline("PlainListener", House.port(), settings);
    }

    private void measure(
            Table table, String name, int port, Databases.Database database, String rows)
            throws Exception {
        long before = count(database, rows);
        Wrk.Result posted = Wrk.mail(scratch, port, SECONDS);
        double landed = (count(database, rows) - before) / (double) SECONDS;
        table.row(name, posted.rate(), posted.p99(), landed, landed / posted.rate(), posted.bad());
    }

    /// Until nothing has been added for a while.
    private static void settle(Databases.Database database, String rows) throws Exception {
        long last = -1;
        for (long now = count(database, rows); now != last; now = count(database, rows)) {
            last = now;
            Thread.sleep(3_000);
        }
    }

    private static long count(Databases.Database database, String rows) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(database.url(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + rows)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
