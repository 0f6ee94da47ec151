package retorno.bench.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What processes take of the machine, as Linux's `/proc` tells.
final class Usage {
    private static final double TICKS_A_SECOND = 100;

    /// Of the fields after the name: user and system time, of itself and of the children that
    /// ended.
    private static final int FIRST_TIME = 11;

    private static final int LAST_TIME = 14;

    private Usage() {}

    /// The CPU that a process and all below it have used so far, in seconds.
    static double cpu(ProcessHandle process) throws IOException {
        double ticks = 0;
        for (ProcessHandle each : family(process)) {
            String stat = read(each, "stat").orElse("");
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
            for (int i = FIRST_TIME; i <= LAST_TIME && i < fields.length; i++) {
                ticks += Double.parseDouble(fields[i]);
            }
        }
        return ticks / TICKS_A_SECOND;
    }

    /// The memory that they have now, in MB; pages that they share count once for each.
    static double resident(ProcessHandle process) throws IOException {
        double kilobytes = 0;
        for (ProcessHandle each : family(process)) {
            for (String line : read(each, "status").orElse("").lines().toList()) {
                if (line.startsWith("VmRSS:")) {
                    kilobytes += Double.parseDouble(line.replaceAll("\\D", ""));
                }
            }
        }
        return kilobytes / 1024;
    }

    static List<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }

    private static Optional<String> read(ProcessHandle process, String what) throws IOException {
        try {
            return Optional.of(Files.readString(Path.of("/proc", "" + process.pid(), what)));
        } catch (NoSuchFileException ended) {
            return Optional.empty();
        } catch (IOException endedMeanwhile) {
            if (process.isAlive()) {
                throw endedMeanwhile;
            }
            return Optional.empty();
        }
    }
}
