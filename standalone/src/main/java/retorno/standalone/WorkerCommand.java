package retorno.standalone;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import retorno.program.Shutdown;
import retorno.worker.WorkerApplication;

/// The program `worker` alone, set up by the environment.
@Command(
        name = "worker",
        description = "Runs the worker alone: Kafka in, tables out.",
        mixinStandardHelpOptions = true,
        versionProvider = RetornoCommand.Version.class,
        footerHeading = "%nSettings from the environment:%n",
        footer = {
            "  SPRING_KAFKA_BOOTSTRAP_SERVERS   where Kafka is, 127.0.0.1:9092 by default",
            "  SPRING_DATASOURCE_URL            jdbc:sqlite:FILE, jdbc:postgresql://HOST/NAME or",
            "                                   jdbc:h2:file:FILE;MODE=PostgreSQL",
            "  SPRING_DATASOURCE_USERNAME, _PASSWORD",
            "  SERVER_PORT, SERVER_ADDRESS      health and metrics, 127.0.0.1:8081 by default"
        })
final class WorkerCommand implements Callable<Integer> {
    private final Shutdown shutdown;

    WorkerCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws InterruptedException {
        Program program =
                new Program(List.of(WorkerApplication.class), Program.SETTINGS_OF_WORKER, Map.of());
        System.out.println("ready " + program.start(shutdown, List.of(WorkerApplication::check)));
        shutdown.await();
        return 0;
    }
}
