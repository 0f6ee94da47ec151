package retorno.standalone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = {
                "The consumer group; a new one begins with the oldest record, to build a second set",
                "of tables from the log beside the first. It publishes no events unless",
                "RETORNO_WORKER_EVENTS=true. Default: callback-worker."
            })
    private @Nullable String group;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "Where the tables are. Default: SPRING_DATASOURCE_URL.")
    private @Nullable String database;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "For health and metrics; 0 for any free one. Default: SERVER_PORT, else 8081.")
    private @Nullable Integer port;

    WorkerCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws InterruptedException {
        shutdown.endless();
        Map<String, String> settings = new HashMap<>();
        if (group != null) {
            settings.put("spring.kafka.consumer.group-id", group);
            // What the first set of tables has published is no news.
            if (System.getenv("RETORNO_WORKER_EVENTS") == null) {
                settings.put("retorno.worker.events", "false");
            }
        }
        if (database != null) {
            settings.put("spring.datasource.url", database);
        }
        if (port != null) {
            settings.put("server.port", port.toString());
        }
        Program program =
                new Program(List.of(WorkerApplication.class), Program.SETTINGS_OF_WORKER, settings);
        System.out.println(
                "ready " + program.start(shutdown, List.of(WorkerApplication::check)).url());
        shutdown.await();
        return 0;
    }
}
