package retorno.bench.limit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import retorno.bench.house.House;
import retorno.bench.house.Program;

/// The limit: Kafka's own `kafka-producer-perf-test`, acks=all, which sends bodies of a file as
/// fast as the broker takes them.
public final class ProducerTool {
    private static final String MAIN = "org.apache.kafka.tools.ProducerPerformance";
    private static final int TRIAL = 3_000;
    private static final int LARGEST_REQUEST = 8 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern SUMMARY =
            Pattern.compile("steady state records sent, ([0-9.]+) records/sec .* ([0-9]+) ms 99th");

    private final House house;
    private final String topic;
    private final Path bodies;
    private int runs;

    /// @param topic as many partitions as ingest's
    /// @param bodies one a line
    public ProducerTool(House house, String topic, Path bodies) {
        this.house = house;
        this.topic = topic;
        this.bodies = bodies;
    }

    /// @param rate records a second, after the first ones
    /// @param cpu milliseconds of CPU for a thousand records, its start included
    /// @param p99 milliseconds from sending to the ack; it queues as much as fits its buffer
    public record Result(double rate, double cpu, double p99) {}

    /// A short run that tells how many records are a longer one's.
    public double trial() throws IOException, InterruptedException {
        return run(TRIAL).rate();
    }

    /// Sends so many records; a third of them before it begins to measure.
    public Result run(int records) throws IOException, InterruptedException {
        Program tool = house.quiet("producer-tool-" + runs++, MAIN, arguments(records));
        double cpu = tool.ends(PATIENCE);
        Matcher summary = SUMMARY.matcher(tool.said());
        if (!summary.find()) {
            throw new IOException("Kafka's tool says: " + tool.said());
        }
        return new Result(
                Double.parseDouble(summary.group(1)),
                cpu * 1_000 / (records / 1_000.0),
                Double.parseDouble(summary.group(2)));
    }

    private List<String> arguments(int records) {
        return List.of(
                "--bootstrap-server",
                house.kafka(),
                "--topic",
                topic,
                "--num-records",
                "" + records,
                "--warmup-records",
                "" + records / 3,
                "--throughput",
                "-1",
                "--payload-file",
                bodies.toString(),
                "--command-property",
                "acks=all",
                "batch.size=131072",
                "max.request.size=" + LARGEST_REQUEST);
    }
}
