package retorno.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `bench/run`: which suites, one after the other. Everything listens on 127.0.0.1 only, and ends
/// with this process.
public final class Bench {
    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> suites = args.length == 0 ? List.of("all") : List.of(args);
        Path scratch = Files.createTempDirectory("retorno-bench");
        for (String suite : suites) {
            switch (suite) {
                case "ingest" -> new IngestSuite(scratch).run();
                case "worker" -> new WorkerSuite(scratch).run();
                case "e2e" -> new EndToEndSuite(scratch).run();
                case "start" -> new StartSuite(scratch).run();
                case "all" -> {
                    new StartSuite(scratch).run();
                    new IngestSuite(scratch).run();
                    new WorkerSuite(scratch).run();
                    new EndToEndSuite(scratch).run();
                }
                default -> {
                    System.err.println(
                            "bench: " + suite + ": say ingest, worker, e2e, start, micro or all");
                    System.exit(2);
                }
            }
        }
        System.exit(0);
    }
}
