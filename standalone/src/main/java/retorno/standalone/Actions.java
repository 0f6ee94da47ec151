package retorno.standalone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import retorno.actions.ActionsApplication;
import retorno.program.CannotStart;
import retorno.program.Ports;
import retorno.program.Shutdown;
import retorno.standalone.Program.Serving;

/// The actions beside ingest and worker, in a Spring context of their own: their libraries would
/// make another one of the first. They run where there is an account to call with, or in a
/// demonstration.
///
/// @param bind the HTTP address
/// @param port their HTTP port, 0 for any free one
/// @param demo what stands in for Twilio; empty: Twilio
record Actions(String bind, int port, Optional<Demo> demo) {
    private static final String ACCOUNT = "retorno.twilio.account-sid";
    private static final String DATABASE = "spring.datasource.url";

    /// What ingest and worker are told because of them.
    Map<String, String> settingsOfOthers() {
        return demo.map(playing -> Map.of("retorno.twilio.auth-tokens", Demo.TOKEN))
                .orElse(Map.of());
    }

    /// Looks at the settings of ingest and worker before anything is opened for them.
    ///
    /// @throws CannotStart where the actions could not start beside them
    void check(ConfigurableApplicationContext pipeline) {
        ConfigurableEnvironment environment = pipeline.getEnvironment();
        demo.ifPresent(playing -> {
            DemoGuard.check(environment, bind);
            Ports.free(BrokerSettings.LOOPBACK, playing.port(), "--fake-port");
        });
        if (demo.isPresent() || Program.setting(environment, ACCOUNT).isPresent()) {
            Ports.free(bind, port, "--actions-port");
            if (!environment.getProperty("retorno.worker.events", Boolean.class, true)) {
                throw new CannotStart(
                        "the actions learn of calls from the worker's events, and RETORNO_WORKER_EVENTS is false: leave it out");
            }
        }
    }

    /// Starts them where they are wanted, and leaves them to be closed by `shutdown`.
    ///
    /// @param pipeline ingest and worker, which run
    /// @throws CannotStart where they cannot serve with their settings
    void start(Serving pipeline, DataDirectory directory, Shutdown shutdown) {
        if (demo.isEmpty() && pipeline.setting(ACCOUNT).isEmpty()) {
            return;
        }
        Map<String, String> settings = settings(pipeline, directory);
        demo.ifPresent(playing -> settings.putAll(playing.start(pipeline, directory, shutdown)));
        Serving actions =
                new Program(
                                List.of(ActionsApplication.class),
                                Program.SETTINGS_OF_ACTIONS,
                                settings)
                        .start(shutdown, List.of(ActionsApplication::check));
        demo.ifPresent(playing -> playing.invite(actions, directory));
    }

    private Map<String, String> settings(Serving pipeline, DataDirectory directory) {
        Map<String, String> settings = new HashMap<>();
        settings.put("server.port", String.valueOf(port));
        settings.put("server.address", bind);
        settings.put("retorno.data", directory.root().toString());
        settings.put(
                "spring.kafka.bootstrap-servers",
                pipeline.setting("spring.kafka.bootstrap-servers").orElseThrow());
        settings.put("spring.kafka.consumer.properties.group.instance.id", Everything.CONSUMER);
        settings.put(DATABASE, database(pipeline, directory));
        settings.put(
                "retorno.actions.topic",
                pipeline.setting("retorno.worker.events-topic").orElseThrow());
        settings.put(
                "retorno.public-url",
                pipeline.setting("retorno.public-url").orElse(pipeline.url()));
        settings.put(
                "retorno.actions.ingest-url",
                pipeline.setting("retorno.actions.ingest-url").orElse(pipeline.url()));
        return settings;
    }

    /// A SQLite or H2 file has one writer: there they have a file of their own.
    private static String database(Serving pipeline, DataDirectory directory) {
        return pipeline.setting(DATABASE)
                .filter(url -> url.startsWith("jdbc:postgresql:"))
                .orElse(directory.database("actions.db"));
    }
}
