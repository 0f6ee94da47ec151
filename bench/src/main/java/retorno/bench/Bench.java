package retorno.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import retorno.bench.figures.Charts;
import retorno.bench.growth.Growth;
import retorno.bench.house.Options;
import retorno.bench.house.Program;

/// `bench/run`: which suites, one after the other. Everything listens on 127.0.0.1 only, and ends
/// with this process.
public final class Bench {
    private static final List<String> ALL =
            List.of("start", "ingest", "worker", "e2e", "sustained");

    private Bench() {}

    /// @param args suites, then `name=value` options; what follows `growth` is its own
    public static void main(String[] args) throws Exception {
        int status = 0;
        Path scratch = Files.createTempDirectory("retorno-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(scratch)));
        try {
            List<String> words = Options.take(List.of(args));
            if (!words.isEmpty() && words.getFirst().equals("growth")) {
                new Growth(scratch).run(words.subList(1, words.size()));
            } else {
                run(words.isEmpty() || words.equals(List.of("all")) ? ALL : words, scratch);
            }
        } catch (Options.WrongUse wrong) {
            System.err.println("bench: " + wrong.getMessage());
            status = 2;
        } catch (Exception failed) { // whatever it is, what was started must end
            failed.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }

    private static void run(List<String> suites, Path scratch) throws Exception {
        for (String suite : suites) {
            switch (suite) {
                case "ingest" -> new IngestSuite(scratch).run();
                case "worker" -> new WorkerSuite(scratch).run();
                case "e2e" -> new EndToEndSuite(scratch).run();
                case "sustained" -> new SustainedSuite(scratch).run();
                case "start" -> new StartSuite(scratch).run();
                case "chart" -> Charts.draw();
                default ->
                        throw new Options.WrongUse(
                                suite
                                        + ": say ingest, worker, e2e, sustained, start, growth, chart, micro or all");
            }
        }
    }

    private static void cleanUp(Path scratch) {
        Program.closeAll();
        try {
            FileSystemUtils.deleteRecursively(scratch);
        } catch (IOException left) {
            System.err.println("bench: " + scratch + " is left over: " + left.getMessage());
        }
    }
}
