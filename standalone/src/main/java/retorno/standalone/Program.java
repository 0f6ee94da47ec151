package retorno.standalone;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            Map.of("retorno.programs", "classpath:worker.yaml,classpath:ingest.yaml");

    static final Map<String, Object> SETTINGS_OF_WORKER =
            Map.of("retorno.programs", "classpath:worker.yaml");

    /// Ingest owns no database: what the worker's libraries would set up for one stays off.
    static final Map<String, Object> SETTINGS_OF_INGEST =
            Map.of(
                    "retorno.programs",
                    "classpath:ingest.yaml",
                    "spring.autoconfigure.exclude",
                    String.join(
                            ",",
                            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"));

    /// Starts, and leaves the context to be closed by `shutdown`.
    ///
    /// @param first what looks at the settings, or is told of the context, before its first bean
    /// @return where it serves, for example `http://127.0.0.1:8080`
    String start(
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
        return url(shutdown.closing(application.run(arguments)));
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
