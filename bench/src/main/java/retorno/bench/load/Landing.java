package retorno.bench.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import retorno.bench.house.Database;
import retorno.bench.house.Program;

/// Rows that come to a database: awaited, and measured on their way.
public final class Landing {
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final int LOOK_MILLIS = 100;
    private static final String STORED = "select coalesce(sum(stored), 0) from callback_ledger";

    private final Database database;
    private final String count;

    private Landing(Database database, String count) {
        this.database = database;
        this.count = count;
    }

    /// What Retorno stores there, as its own books say.
    public static Landing ofRetorno(Database database) {
        return new Landing(database, STORED);
    }

    /// What anybody stores in a table.
    public static Landing in(Database database, String table) {
        return new Landing(database, "select count(*) from " + table);
    }

    /// @param rate rows a second
    /// @param cpu milliseconds of CPU that the programs used for a thousand rows
    /// @param databaseCpu the same of the database's server
    /// @param resident the programs' memory in MB
    public record Figures(double rate, double cpu, double databaseCpu, double resident) {
        /// All milliseconds of CPU for a thousand rows.
        public double allCpu() {
            return cpu + databaseCpu;
        }
    }

    /// How many there are.
    public long now() throws SQLException {
        return database.number(count);
    }

    /// Waits until there are so many.
    ///
    /// @return how many there are
    /// @throws IOException where no row has come for two minutes
    public long atLeast(long wanted) throws Exception {
        try (Connection connection = database.connect()) {
            long last = 0;
            long moved = System.nanoTime();
            long now = Database.number(connection, count);
            while (now < wanted) {
                if (now != last) {
                    last = now;
                    moved = System.nanoTime();
                } else if (System.nanoTime() - moved > PATIENCE_NANOS) {
                    throw new IOException("%d rows of %d came, and no more".formatted(now, wanted));
                }
                Thread.sleep(LOOK_MILLIS);
                now = Database.number(connection, count);
            }
            return now;
        }
    }

    /// Measures from now until there are so many.
    public Figures until(long wanted, List<Program> programs) throws Exception {
        Moment begin = moment(now(), programs);
        return figures(begin, moment(atLeast(wanted), programs), programs);
    }

    /// Measures from now for so long.
    public Figures during(int seconds, List<Program> programs) throws Exception {
        Moment begin = moment(now(), programs);
        Thread.sleep(seconds * 1_000L);
        return figures(begin, moment(now(), programs), programs);
    }

    private record Moment(long rows, long nanos, double cpu, double databaseCpu) {}

    private Moment moment(long rows, List<Program> programs) throws IOException {
        long nanos = System.nanoTime();
        double cpu = 0;
        for (Program program : programs) {
            cpu += program.cpu();
        }
        return new Moment(rows, nanos, cpu, database.cpu());
    }

    private static Figures figures(Moment begin, Moment end, List<Program> programs)
            throws IOException {
        double resident = 0;
        for (Program program : programs) {
            resident += program.resident();
        }
        double thousands = (end.rows - begin.rows) / 1_000.0;
        return new Figures(
                thousands * 1_000 / ((end.nanos - begin.nanos) / 1e9),
                (end.cpu - begin.cpu) * 1_000 / thousands,
                (end.databaseCpu - begin.databaseCpu) * 1_000 / thousands,
                resident);
    }
}
