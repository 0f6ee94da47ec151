package retorno.standalone;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import retorno.program.Shutdown;

/// Everything in one process: the broker, and ingest and worker in one Spring context.
@Command(
        name = "up",
        description = "Runs everything in one process: Kafka broker, ingest, worker; on SQLite.",
        mixinStandardHelpOptions = true,
        versionProvider = RetornoCommand.Version.class,
        footerHeading = "%nSettings from the environment (all optional):%n",
        footer = {
            UpCommand.PUBLIC_URL,
            UpCommand.TWILIO,
            UpCommand.INFOBIP_USERS,
            UpCommand.INFOBIP_TOKENS,
            UpCommand.INFOBIP_HMAC,
            UpCommand.UNSIGNED,
            UpCommand.MAX_BODY_HELP,
            "  SPRING_DATASOURCE_URL            another database than DATA/retorno.db",
            "  SPRING_DATASOURCE_USERNAME, _PASSWORD"
        })
final class UpCommand implements Callable<Integer> {
    static final String PUBLIC_URL =
            "  RETORNO_PUBLIC_URL               what providers call; the base of signed URLs";
    static final String TWILIO = "  RETORNO_TWILIO_AUTH_TOKENS       comma list, any may match";
    static final String INFOBIP_USERS =
            "  RETORNO_INFOBIP_USERS            user:password, comma list";
    static final String INFOBIP_TOKENS =
            "  RETORNO_INFOBIP_TOKENS           bearer tokens, comma list";
    static final String INFOBIP_HMAC =
            "  RETORNO_INFOBIP_HMAC_SECRETS     comma list; also _HMAC_HEADER, _HMAC_ALGORITHM";
    static final String UNSIGNED =
            "  RETORNO_ALLOW_UNSIGNED           true: take unsigned requests beyond loopback";
    static final String MAX_BODY_HELP =
            "  RETORNO_MAX_BODY                 largest body, 4MB by default";

    private final Shutdown shutdown;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:SERVER_PORT:-8080}",
            description = "HTTP port; 0 for any free one. Default: SERVER_PORT, else 8080.")
    private int port;

    @Option(
            names = "--broker-port",
            paramLabel = "PORT",
            defaultValue = BrokerCommand.PORT,
            description = "Kafka's port on 127.0.0.1; 0 for any free one. Default: 9092.")
    private int brokerPort;

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            defaultValue = BrokerCommand.DATA,
            description = "Where everything is kept. Default: RETORNO_DATA, else data.")
    private Path data = Path.of("data");

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "${env:SERVER_ADDRESS:-127.0.0.1}",
            description = "HTTP address. Default: SERVER_ADDRESS, else 127.0.0.1.")
    private String bind = "127.0.0.1";

    @Option(names = "--max-body", hidden = true, defaultValue = BrokerCommand.MAX_BODY)
    private DataSize maxBody = DataSize.ofMegabytes(4);

    UpCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws InterruptedException {
        shutdown.endless();
        Everything everything = new Everything(data, bind, port, brokerPort, maxBody);
        System.out.println("ready " + everything.start(shutdown));
        shutdown.await();
        return 0;
    }
}
