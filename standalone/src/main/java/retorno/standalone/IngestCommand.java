package retorno.standalone;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import retorno.ingest.IngestApplication;

/// The program `ingest` alone, set up by the environment.
@Command(
        name = "ingest",
        description = "TODO",
        mixinStandardHelpOptions = true,
        versionProvider = RetornoCommand.Version.class)
final class IngestCommand implements Callable<Integer> {
    private final Shutdown shutdown;

    IngestCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws InterruptedException {
        Program program =
                new Program(List.of(IngestApplication.class), Program.SETTINGS_OF_INGEST, Map.of());
        System.out.println("ready " + program.start(shutdown));
        shutdown.await();
        return 0;
    }
}
