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
            defaults("classpath:worker.yaml,classpath:ingest.yaml", LeftOut.forWorker());

    static final Map<String, Object> SETTINGS_OF_WORKER =
            defaults("classpath:worker.yaml", LeftOut.forWorker());

    static final Map<String, Object> SETTINGS_OF_INGEST =
            defaults("classpath:ingest.yaml", LeftOut.forIngest());

    static final Map<String, Object> SETTINGS_OF_ACTIONS =
            defaults("classpath:actions.yaml", Map.of());

    static final Map<String, Object> SETTINGS_OF_FAKE_TWILIO =
            defaults("classpath:fake-twilio.yaml", Map.of());

    /// Starts, and leaves the context to be closed by `shutdown`.
    ///
    /// @param first what looks at the settings, or is told of the context, before its first bean
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
            return Program.setting(context.getEnvironment(), name);
        }
    }

    /// What a setting says; empty where it is not set, or blank.
    static Optional<String> setting(Environment environment, String name) {
        return Optional.ofNullable(environment.getProperty(name)).filter(value -> !value.isBlank());
    }

    private static Map<String, Object> defaults(String files, Map<String, Object> leftOut) {
        Map<String, Object> defaults = new HashMap<>(leftOut);
        defaults.put("retorno.programs", files);
        return Map.copyOf(defaults);
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
