package retorno.standalone;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import retorno.program.Shutdown;

/// Everything in one process: the broker, ingest and worker in one Spring context, and the actions
/// in another.
@Command(
        name = "up",
        description = {
            "Runs everything in one process: Kafka broker, ingest, worker; on SQLite.",
            "With a Twilio account set, or with --demo, the actions as well: phone calls."
        },
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
            "  SPRING_DATASOURCE_USERNAME, _PASSWORD",
            UpCommand.TWILIO_ACCOUNT,
            UpCommand.PHONE_FROM,
            UpCommand.PHONE_MODE,
            UpCommand.ACTIONS_PUBLIC_URL,
            UpCommand.API_KEYS
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
    static final String TWILIO_ACCOUNT =
            "  RETORNO_TWILIO_ACCOUNT_SID       the account to call with; needs its auth token";
    static final String PHONE_FROM =
            "  RETORNO_PHONE_FROM               the number of yours that both people see";
    static final String PHONE_MODE =
            "  RETORNO_PHONE_MODE, _CONFIRM     conference or dial; none, speech or dtmf";
    static final String ACTIONS_PUBLIC_URL =
            "  RETORNO_ACTIONS_PUBLIC_URL       what Twilio calls for what is to be said and done";
    static final String API_KEYS =
            "  RETORNO_API_KEYS                 who may place calls, comma list; a must beyond loopback";

    private final Shutdown shutdown;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:SERVER_PORT:-8080}",
            description = "HTTP port; 0 for any free one. Default: SERVER_PORT, else 8080.")
    private int port;

    @Option(
            names = "--demo",
            description = {
                "Plays phone calls with a Twilio that calls nobody, and says what to",
                "type. Its calls are kept apart, in DATA/actions-demo.db."
            })
    private boolean demo;

    @Option(
            names = "--broker-port",
            paramLabel = "PORT",
            defaultValue = BrokerCommand.PORT,
            description = "Kafka's port on 127.0.0.1; 0 for any free one. Default: 9092.")
    private int brokerPort;

    @Option(
            names = "--actions-port",
            paramLabel = "PORT",
            defaultValue = "${env:RETORNO_ACTIONS_PORT:-8082}",
            description =
                    "HTTP port of the actions; 0 for any free one. Default: RETORNO_ACTIONS_PORT, else 8082.")
    private int actionsPort;

    @Option(
            names = "--fake-port",
            paramLabel = "PORT",
            defaultValue = "8083",
            description = "HTTP port of the demo's Twilio; 0 for any free one. Default: 8083.")
    private int fakePort;

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
        Optional<Demo> play = demo ? Optional.of(new Demo(fakePort)) : Optional.empty();
        Actions actions = new Actions(bind, actionsPort, play);
        Everything everything = new Everything(data, bind, port, brokerPort, maxBody, actions);
        System.out.println("ready " + everything.start(shutdown));
        shutdown.await();
        return 0;
    }
}
