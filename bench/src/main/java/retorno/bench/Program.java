package retorno.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A program of this machine under measurement, with all its children.
final class Program implements AutoCloseable {
    private static final double TICKS_A_SECOND = 100;
    private static final int UTIME = 11;
    private static final int STIME = 12;

    private final String name;
    private final Process process;
    private final Path log;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /// Starts it in a directory of its own; what it prints goes to `NAME.txt` there.
    static Program start(
            String name, Path scratch, Map<String, String> environment, List<String> command)
            throws IOException {
        Path log = scratch.resolve(name + ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Program(name, builder.start(), log);
    }

    /// Waits until it prints this.
    Program awaits(String ready) throws IOException, InterruptedException {
        while (!Files.readString(log).contains(ready)) {
            if (!process.isAlive()) {
                throw new IOException(name + " has ended: " + Files.readString(log));
            }
            Thread.sleep(100);
        }
        return this;
    }

    /// The CPU it has used so far, in seconds.
    double cpu() throws IOException {
        double sum = 0;
        for (ProcessHandle each : family()) {
            Path stat = Path.of("/proc", "" + each.pid(), "stat");
            if (Files.exists(stat)) {
                String text = Files.readString(stat);
                String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
                sum += Double.parseDouble(fields[UTIME]) + Double.parseDouble(fields[STIME]);
            }
        }
        return sum / TICKS_A_SECOND;
    }

    /// The memory it has now, in MB; pages that its processes share count once for each.
    double resident() throws IOException {
        double sum = 0;
        for (ProcessHandle each : family()) {
            Path status = Path.of("/proc", "" + each.pid(), "status");
            if (Files.exists(status)) {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmRSS:")) {
                        sum += Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
                    }
                }
            }
        }
        return sum;
    }

    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    @Override
    public void close() {
        family().forEach(ProcessHandle::destroy);
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
