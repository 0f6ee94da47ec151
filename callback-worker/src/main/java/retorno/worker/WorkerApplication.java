package retorno.worker;

import java.time.Instant;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import retorno.program.MachineClock;
import retorno.program.Ports;
import retorno.program.Shutdown;
import retorno.worker.rows.Dialect;

/// The program `callback-worker`.
@SpringBootApplication
@EnableConfigurationProperties(WorkerSettings.class)
public class WorkerApplication {

    /// Works until it is told to stop. Exit code 0 after an orderly stop, 2 where it cannot start.
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(WorkerApplication.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(WorkerApplication::check);
        Shutdown.around("callback-worker", shutdown -> shutdown.closing(application.run(args)));
    }

    /// Looks at a program's settings before anything is opened for it.
    ///
    /// @throws retorno.program.CannotStart where it could not work with them
    public static void check(ConfigurableApplicationContext program) {
        MachineClock.requireSane(Instant.now());
        Environment environment = program.getEnvironment();
        Dialect.ofUrl(environment.getRequiredProperty("spring.datasource.url"));
        Binder binder = Binder.get(environment);
        Ports.free(
                environment.getProperty("server.address", ""),
                binder.bind("server.port", Integer.class).orElse(0),
                "SERVER_PORT");
    }
}
