package retorno.bench.growth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import retorno.bench.house.Database;
import retorno.bench.house.House;
import retorno.bench.house.Options;
import retorno.bench.house.Program;
import retorno.bench.load.Backlog;
import retorno.bench.load.Landing;

/// Drains a backlog with workers that are warm and have shared out the partitions when it appears.
///
/// The backlog is written in a transaction while they wait, so that all of it is there at once and
/// nobody writes it while they are measured.
final class Drain {
    private static int drains;

    private final int records = Options.number("records", 300_000);
    private final House house;

    Drain(House house) {
        this.house = house;
    }

    /// @param topic of this number of partitions, which only drains of this database read
    /// @param results reports in each record
    /// @param workers how many programs
    record Shape(String topic, int partitions, int results, int workers) {}

    /// @return the workers' figures, all together
    Landing.Figures measure(Database database, Shape shape) throws Exception {
        Landing rows = Landing.ofRetorno(database);
        // Whole records, as many on each partition.
        int chunk = shape.partitions * shape.results;
        int measured = Math.max(1, records / chunk) * chunk;
        long begin = rows.now();
        Backlog.topic(house.kafka(), shape.topic, shape.partitions);
        List<Program> workers = new ArrayList<>();
        try {
            start(database, shape, workers);
            Group.settled(house.kafka(), group(shape), shape.workers);
            // As many to get warm: the compilers are done then, on a slow database as on a fast
            // one.
            Backlog.write(house.kafka(), shape.topic, shape.partitions, shape.results, measured);
            rows.atLeast(begin + measured);
            Backlog.held(house.kafka(), shape.topic, shape.partitions, shape.results, measured)
                    .close();
            return rows.until(begin + 2L * measured, workers);
        } finally {
            workers.forEach(Program::close);
        }
    }

    private void start(Database database, Shape shape, List<Program> workers) throws Exception {
        Map<String, String> settings = new HashMap<>(database.environment());
        settings.put("RETORNO_WORKER_TOPICS", shape.topic);
        settings.put("SPRING_KAFKA_CONSUMER_ISOLATION_LEVEL", "read-committed");
        for (int i = 0; i < shape.workers; i++) {
            workers.add(house.worker("worker-" + drains++, group(shape), settings));
            if (i == 0) { // it makes the tables
                workers.getFirst().awaits("ready ");
            }
        }
        for (Program worker : workers) {
            worker.awaits("ready ");
        }
    }

    private static String group(Shape shape) {
        return "group-" + shape.topic;
    }
}
