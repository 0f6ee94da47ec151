package retorno.standalone;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import retorno.actions.ActionsApplication;
import retorno.program.Shutdown;

/// The program `actions` alone, set up by the environment.
@Command(
        name = "actions",
        description = "Runs the applications alone: phone calls, fed by the topic callback-events.",
        mixinStandardHelpOptions = true,
        versionProvider = RetornoCommand.Version.class,
        footerHeading = "%nSettings from the environment:%n",
        footer = {
            "  SPRING_KAFKA_BOOTSTRAP_SERVERS   where Kafka is, 127.0.0.1:9092 by default",
            "  SPRING_DATASOURCE_URL            another database than actions.db in RETORNO_DATA,",
            "  SPRING_DATASOURCE_USERNAME, _PASSWORD   else in data; the worker's, where it is",
            "                                   PostgreSQL and the worker was there first",
            "  SERVER_PORT, SERVER_ADDRESS      where it listens, 127.0.0.1:8082 by default",
            "  RETORNO_PUBLIC_URL               ingest's: Twilio's callbacks go to /twilio/* there",
            UpCommand.ACTIONS_PUBLIC_URL,
            UpCommand.TWILIO_ACCOUNT,
            "  RETORNO_TWILIO_AUTH_TOKENS       comma list, the first one calls, any may sign",
            "  RETORNO_TWILIO_BASE_URL          another Twilio, such as ./retorno fake-twilio",
            UpCommand.PHONE_FROM,
            UpCommand.PHONE_MODE,
            UpCommand.API_KEYS,
            UpCommand.UNSIGNED
        })
final class ActionsCommand implements Callable<Integer> {
    private final Shutdown shutdown;

    ActionsCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws InterruptedException {
        shutdown.endless();
        Program program =
                new Program(
                        List.of(ActionsApplication.class), Program.SETTINGS_OF_ACTIONS, Map.of());
        System.out.println(
                "ready " + program.start(shutdown, List.of(ActionsApplication::check)).url());
        shutdown.await();
        return 0;
    }
}
