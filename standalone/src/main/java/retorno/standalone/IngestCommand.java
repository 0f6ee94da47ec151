package retorno.standalone;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import retorno.ingest.IngestApplication;
import retorno.program.Shutdown;

/// The program `ingest` alone, set up by the environment.
@Command(
        name = "ingest",
        description = "Runs ingest alone: HTTP in, Kafka out.",
        mixinStandardHelpOptions = true,
        versionProvider = RetornoCommand.Version.class,
        footerHeading = "%nSettings from the environment:%n",
        footer = {
            "  SPRING_KAFKA_BOOTSTRAP_SERVERS   where Kafka is, localhost:9092 by default",
            "  SERVER_PORT, SERVER_ADDRESS      where it listens, 127.0.0.1:8080 by default",
            "  RETORNO_DATA                     where it keeps what Kafka cannot take yet",
            "  RETORNO_SPOOL_DIR, RETORNO_SPOOL_MAX_BYTES   the same, by itself; its limit",
            UpCommand.PUBLIC_URL,
            UpCommand.TWILIO,
            UpCommand.INFOBIP_USERS,
            UpCommand.INFOBIP_TOKENS,
            UpCommand.INFOBIP_HMAC,
            UpCommand.UNSIGNED,
            UpCommand.MAX_BODY_HELP
        })
final class IngestCommand implements Callable<Integer> {
    private final Shutdown shutdown;

    IngestCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws InterruptedException {
        shutdown.endless();
        Program program =
                new Program(List.of(IngestApplication.class), Program.SETTINGS_OF_INGEST, Map.of());
        System.out.println(
                "ready " + program.start(shutdown, List.of(IngestApplication::check)).url());
        shutdown.await();
        return 0;
    }
}
