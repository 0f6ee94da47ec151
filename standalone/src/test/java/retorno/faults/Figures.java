package retorno.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What one scenario came to.
///
/// @param rows in the three callback tables
/// @param duplicates as the books have them, without what a second pass repeats
/// @param lost items that were promised to be kept and are nowhere
/// @param doubled rows of something that was there already
/// @param besides what else is worth a number
/// @param p99 and `worst`: answer times in ms, from when the request was due
record Figures(
        String scenario,
        String database,
        long requests,
        long ok,
        long rows,
        long duplicates,
        long letters,
        long lost,
        long doubled,
        double p99,
        double worst,
        String besides) {
    private static final Path REPORT = Path.of("target", "faults.md");
    private static final List<String> LINES = new ArrayList<>();
    private static final String HEAD =
            """
            %s, %d cores, %d GB of memory, Java %s

            | scenario | database | requests | 2xx | rows | duplicates | dead letters | lost | doubled | p99 ms | worst ms | besides |
            |---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|
            """;

    /// Prints them, and adds them to the table in `target/faults.md`.
    void tell() throws IOException {
        String line =
                String.format(
                        Locale.ROOT,
                        "| %s | %s | %,d | %,d | %,d | %,d | %,d | %d | %d | %.0f | %.0f | %s |%n",
                        scenario,
                        database,
                        requests,
                        ok,
                        rows,
                        duplicates,
                        letters,
                        lost,
                        doubled,
                        p99,
                        worst,
                        besides);
        System.out.print(this + System.lineSeparator());
        synchronized (LINES) {
            LINES.add(line);
            Files.createDirectories(REPORT.getParent());
            Files.writeString(REPORT, head() + String.join("", LINES));
        }
    }

    private static String head() {
        return HEAD.formatted(
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Machine.memoryGigabytes(),
                Runtime.version().feature());
    }
}
