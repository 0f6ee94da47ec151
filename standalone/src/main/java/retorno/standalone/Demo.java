package retorno.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import retorno.actions.calls.widgets.PhoneWidget;
import retorno.actions.calls.widgets.PhoneWidget.Target;
import retorno.actions.calls.widgets.Widgets;
import retorno.fake.FakeTwilio;
import retorno.fake.script.Script;
import retorno.program.Shutdown;
import retorno.standalone.Program.Serving;

/// A fake Twilio in place of Twilio, and what a newcomer is told to do with it. Shares neither
/// settings nor calls with the real thing: who was to be dialled here is dialled nowhere else.
///
/// @param port the fake's HTTP port, 0 for any free one
record Demo(int port) {
    /// What signs the callbacks; a word for demonstrations, no secret.
    static final String TOKEN = "demo-auth-token";

    static final String ACCOUNT = "AC00000000000000000000000000000000";
    private static final String OWN = "+551140028922";
    private static final String ACTIVIST = "+5511999990001";
    private static final String TARGET = "+5511999990002";
    private static final String BUSY = "+5511999990003";
    private static final long WIDGET = 1;

    /// How long people stay who have no script: somebody may try numbers of his own.
    private static final String STAY = "retorno.fake.hang-up-after";

    private static final String INVITATION =
            """

            A demonstration: %1$s plays Twilio, nobody is really called. Place a call:

              curl -sS %2$s/v1/phone/call -H 'content-type: application/json' -d '{"widget_id": %3$d, "activist": {"name": "Maria", "phone": "%4$s"}, "target": {"name": "Gabinete", "phone": "%5$s"}}'

            Both answer, talk, and have hung up after some twelve seconds (%6$s is busy). Watch it meanwhile:

              curl -sS %2$s/v1/phone/calls
              curl -sS %2$s/v1/phone/calls/CALL_ID
              ./retorno timeline --phone %5$s%7$s

            All that can be asked: %2$s/swagger-ui.html

            """;

    /// Starts the fake, and leaves it to be closed by `shutdown`.
    ///
    /// @return what the actions are told, to use it instead of Twilio
    Map<String, String> start(Serving pipeline, DataDirectory directory, Shutdown shutdown) {
        return Map.of(
                "retorno.twilio.account-sid",
                ACCOUNT,
                "retorno.twilio.auth-tokens",
                TOKEN,
                "retorno.twilio.base-url",
                twilio(pipeline, shutdown).baseUrl(),
                "retorno.phone.from",
                OWN,
                "retorno.phone.limits.per-number",
                "0",
                "retorno.api-keys",
                "",
                "retorno.actions.group",
                "actions-api-demo",
                "spring.datasource.url",
                directory.database("actions-demo.db"));
    }

    /// Its clock is the machine's, so that no callback tells of a time to come; what makes a call
    /// short is how people behave.
    private FakeTwilio twilio(Serving pipeline, Shutdown shutdown) {
        Map<String, String> settings =
                Map.of(
                        "server.port",
                        String.valueOf(port),
                        "retorno.fake.account-sid",
                        ACCOUNT,
                        "retorno.fake.auth-token",
                        TOKEN,
                        STAY,
                        pipeline.setting(STAY).orElse("20"));
        FakeTwilio twilio = shutdown.closing(FakeTwilio.with(settings));
        twilio.control().script(ACTIVIST, Script.answersAfter(0.5));
        twilio.control().script(TARGET, Script.answersAfter(0.5).hangsUpAfter(5));
        twilio.control().script(BUSY, Script.busy());
        return twilio;
    }

    /// Makes the widget that the calls belong to, and says on stderr what to do now.
    void invite(Serving actions, DataDirectory directory) {
        actions.context()
                .getBean(Widgets.class)
                .put(
                        WIDGET,
                        PhoneWidget.PHONE,
                        "Demo",
                        null,
                        List.of(new Target(TARGET, "Gabinete"), new Target(BUSY, "Gabinete")));
        System.err.printf(
                Locale.ROOT,
                INVITATION,
                actions.setting("retorno.twilio.base-url").orElseThrow(),
                actions.url(),
                WIDGET,
                ACTIVIST,
                TARGET,
                BUSY,
                where(directory));
    }

    private static String where(DataDirectory directory) {
        return directory.root().equals(Path.of("data").toAbsolutePath())
                ? ""
                : " --data '%s'".formatted(directory.root());
    }
}
