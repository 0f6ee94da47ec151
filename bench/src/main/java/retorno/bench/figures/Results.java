package retorno.bench.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import retorno.bench.house.Options;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/// Figures that outlive their run: `bench/results/DATE-SUITE.csv`, the last of a day.
final class Results {
    private static final CsvMapper CSV = new CsvMapper();
    private static final int DATE = "2026-11-21-".length();

    private Results() {}

    /// @param date of the run
    /// @param rows each by the names of its columns
    record Run(String date, List<Map<String, String>> rows) {}

    static void save(String suite, List<String> header, List<List<Object>> rows) {
        Path file = folder().resolve(LocalDate.now(ZoneOffset.UTC) + "-" + suite + ".csv");
        CsvSchema schema = schema(header);
        try {
            Files.createDirectories(folder());
            Files.writeString(file, CSV.writer(schema).writeValueAsString(rows));
            System.out.println("kept in " + file + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static CsvSchema schema(List<String> header) {
        CsvSchema.Builder columns = CsvSchema.builder().setUseHeader(true);
        header.forEach(columns::addColumn);
        return columns.build();
    }

    /// The newest; none where the suite was never run.
    static Optional<Run> latest(String suite) throws IOException {
        if (!Files.isDirectory(folder())) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name ->
                            name.substring(Math.min(DATE, name.length())).equals(suite + ".csv"))
                    .max(String::compareTo)
                    .map(Results::read);
        }
    }

    private static Run read(String name) {
        try (MappingIterator<Map<String, String>> rows =
                CSV.readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(folder().resolve(name))) {
            return new Run(name.substring(0, DATE - 1), rows.readAll());
        }
    }

    private static Path folder() {
        return Path.of(Options.text("results", "bench/results"));
    }
}
