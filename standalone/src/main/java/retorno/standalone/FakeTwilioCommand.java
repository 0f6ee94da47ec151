package retorno.standalone;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import retorno.fake.FakeTwilioApplication;
import retorno.program.Shutdown;

/// The program `fake-twilio` alone, set up by the environment.
@Command(
        name = "fake-twilio",
        description = "Runs a Twilio that calls nobody, for tests and demonstrations.",
        mixinStandardHelpOptions = true,
        versionProvider = RetornoCommand.Version.class,
        footerHeading = "%nSettings from the environment (all optional):%n",
        footer = {
            "  SERVER_PORT, SERVER_ADDRESS      where it listens, 127.0.0.1:8083 by default;",
            "                                   on this machine only: it asks nobody who he is",
            "  RETORNO_FAKE_ACCOUNT_SID         the account that there is, AC and 32 zeros",
            "  RETORNO_FAKE_AUTH_TOKEN          its password, demo-auth-token",
            "  RETORNO_FAKE_SPEED               its seconds in a real one, 1; 0: only when told",
            "  RETORNO_FAKE_HANG_UP_AFTER       seconds after which people hang up; else they stay",
            "  RETORNO_FAKE_OWN_NUMBERS         what calls may come from, comma list; else any"
        })
final class FakeTwilioCommand implements Callable<Integer> {
    private final Shutdown shutdown;

    FakeTwilioCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws InterruptedException {
        shutdown.endless();
        Program program =
                new Program(
                        List.of(FakeTwilioApplication.class),
                        Program.SETTINGS_OF_FAKE_TWILIO,
                        Map.of());
        System.out.println(
                "ready " + program.start(shutdown, List.of(FakeTwilioApplication::check)).url());
        shutdown.await();
        return 0;
    }
}
