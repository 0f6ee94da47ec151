package retorno.standalone;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import retorno.worker.WorkerApplication;

/// The program `worker` alone, set up by the environment.
@Command(
        name = "worker",
        description = "TODO",
        mixinStandardHelpOptions = true,
        versionProvider = RetornoCommand.Version.class)
final class WorkerCommand implements Callable<Integer> {
    private final Shutdown shutdown;

    WorkerCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws InterruptedException {
        Program program =
                new Program(List.of(WorkerApplication.class), Program.SETTINGS_OF_WORKER, Map.of());
        System.out.println("ready " + program.start(shutdown));
        shutdown.await();
        return 0;
    }
}
