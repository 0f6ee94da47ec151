package retorno.bench.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// A program of this machine under measurement, with all its children.
public final class Program implements AutoCloseable {
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final int TO_END_SECONDS = 30;
    private static final Queue<Program> RUNNING = new ConcurrentLinkedQueue<>();

    private final String name;
    private final Process process;
    private final Path log;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        RUNNING.add(this);
    }

    /// Starts it; what it prints goes to `NAME.txt` in the scratch directory.
    public static Program start(
            String name, Path scratch, Map<String, String> environment, List<String> command)
            throws IOException {
        Path log = scratch.resolve(name + ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Program(name, builder.start(), log);
    }

    /// Ends all that were started and still run.
    public static void closeAll() {
        RUNNING.forEach(Program::close);
    }

    /// Waits until it prints this, for three minutes at most.
    public Program awaits(String ready) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(TO_START);
        while (!said().contains(ready)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IOException(name + " does not get ready: " + said());
            }
            Thread.sleep(100);
        }
        return this;
    }

    /// Waits until it ends by itself.
    ///
    /// @return the CPU it has used in all, in seconds, as of a moment before its end
    public double ends(Duration atMost) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(atMost);
        double cpu = 0;
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            cpu = Math.max(cpu, cpu());
            if (Instant.now().isAfter(end)) {
                close();
                throw new IOException(name + " does not end: " + said());
            }
        }
        RUNNING.remove(this);
        return cpu;
    }

    /// All that it has printed so far.
    public String said() throws IOException {
        return Files.readString(log);
    }

    /// The CPU it has used so far, in seconds.
    public double cpu() throws IOException {
        return Usage.cpu(process.toHandle());
    }

    /// The memory it has now, in MB; pages that its processes share count once for each.
    public double resident() throws IOException {
        return Usage.resident(process.toHandle());
    }

    @Override
    public void close() {
        List<ProcessHandle> family = Usage.family(process.toHandle());
        family.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(TO_END_SECONDS, TimeUnit.SECONDS)) {
                family.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException stopped) {
            family.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
        RUNNING.remove(this);
    }
}
