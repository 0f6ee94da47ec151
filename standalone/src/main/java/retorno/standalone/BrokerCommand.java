package retorno.standalone;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import retorno.program.Shutdown;

/// The Kafka broker alone.
@Command(
        name = "broker",
        description =
                "Runs the Kafka broker alone, for ingest and worker as processes of their own.",
        mixinStandardHelpOptions = true,
        versionProvider = RetornoCommand.Version.class)
final class BrokerCommand implements Callable<Integer> {
    static final String PORT = "${env:RETORNO_BROKER_PORT:-9092}";
    static final String DATA = "${env:RETORNO_DATA:-data}";
    static final String MAX_BODY = "${env:RETORNO_MAX_BODY:-4MB}";

    private final Shutdown shutdown;

    @Option(
            names = "--broker-port",
            paramLabel = "PORT",
            defaultValue = PORT,
            description =
                    "Kafka's port; 0 for any free one. Default: RETORNO_BROKER_PORT, else 9092.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            defaultValue = DATA,
            description = "Kafka's log goes to its folder kafka. Default: RETORNO_DATA, else data.")
    private Path data = Path.of("data");

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = BrokerSettings.LOOPBACK,
            description = {
                "The address to listen on, and that clients are told. Default: ${DEFAULT-VALUE}.",
                "This Kafka asks nobody for a password: leave it on a network you trust."
            })
    private String bind = BrokerSettings.LOOPBACK;

    @Option(
            names = "--max-body",
            paramLabel = "SIZE",
            defaultValue = MAX_BODY,
            description =
                    "The largest body that ingest accepts. Default: RETORNO_MAX_BODY, else 4MB.")
    private DataSize maxBody = DataSize.ofMegabytes(4);

    BrokerCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws InterruptedException {
        shutdown.endless();
        DataDirectory directory = shutdown.closing(DataDirectory.take(data));
        BrokerSettings settings = BrokerSettings.listeningOn(bind, port, maxBody);
        directory.brokerAt(settings.address());
        EmbeddedBroker broker = shutdown.closing(EmbeddedBroker.start(directory.kafka(), settings));
        System.out.println("ready " + broker.address());
        shutdown.await();
        return 0;
    }
}
