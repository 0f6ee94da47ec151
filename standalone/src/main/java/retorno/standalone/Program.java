package retorno.standalone;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import retorno.program.Shutdown;

/// One Spring context of one or more programs.
///
/// @param parts the programs' application classes
/// @param defaults what holds where neither the environment nor a file says otherwise
/// @param settings what the command line decided, above everything else
record Program(List<Class<?>> parts, Map<String, Object> defaults, Map<String, String> settings) {

    static final Map<String, Object> SETTINGS_OF_BOTH =
            settings("classpath:worker.yaml,classpath:ingest.yaml", LeftOut.FOR_WORKER);

    static final Map<String, Object> SETTINGS_OF_WORKER =
            settings("classpath:worker.yaml", LeftOut.FOR_WORKER);

    static final Map<String, Object> SETTINGS_OF_INGEST =
            settings("classpath:ingest.yaml", LeftOut.FOR_INGEST);

    static final Map<String, Object> SETTINGS_OF_ACTIONS = settings("classpath:actions.yaml", "");

    static final Map<String, Object> SETTINGS_OF_FAKE_TWILIO =
            settings("classpath:fake-twilio.yaml", "");

    /// Starts, and leaves the context to be closed by `shutdown`.
    ///
    /// @param first what looks at the settings, or is told of the context, before its first bean
    /// @return where it serves and what it was told
    Serving start(
            Shutdown shutdown,
            List<ApplicationContextInitializer<ConfigurableApplicationContext>> first) {
        SpringApplication application = new SpringApplication(parts.toArray(Class<?>[]::new));
        application.setDefaultProperties(new HashMap<>(defaults));
        application.setRegisterShutdownHook(false);
        first.forEach(application::addInitializers);
        String[] arguments =
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new);
        ConfigurableApplicationContext context = shutdown.closing(application.run(arguments));
        return new Serving(url(context), context);
    }

    /// A program that runs.
    ///
    /// @param url where it serves, for example `http://127.0.0.1:8080`
    record Serving(String url, ConfigurableApplicationContext context) {
        /// What a setting says; empty where it is not set, or blank.
        Optional<String> setting(String name) {
            return Optional.ofNullable(context.getEnvironment().getProperty(name))
                    .filter(value -> !value.isBlank());
        }
    }

    private static Map<String, Object> settings(String files, String leftOut) {
        return Map.of("retorno.programs", files, LeftOut.SETTING, leftOut);
    }

    private static String url(ConfigurableApplicationContext context) {
        if (!(context instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            throw new IllegalStateException("a program without HTTP");
        }
        Environment environment = context.getEnvironment();
        String address =
                environment.getProperty(
                        "server.address", InetAddress.getLoopbackAddress().getHostAddress());
        return "http://%s:%d".formatted(address, web.getWebServer().getPort());
    }
}
