package retorno.actions;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import retorno.actions.calls.PhoneSettings;
import retorno.actions.settings.ActionsSettings;
import retorno.program.MachineClock;
import retorno.program.Shutdown;

/// The program `actions-api`.
@SpringBootApplication
@EnableConfigurationProperties({ActionsSettings.class, PhoneSettings.class})
public class ActionsApplication {

    /// Serves until it is told to stop. Exit code 0 after an orderly stop, 2 where it cannot start.
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(ActionsApplication.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(ActionsApplication::check);
        Shutdown.around("actions-api", shutdown -> shutdown.closing(application.run(args)));
    }

    /// Looks at a program's settings before anything is opened for it.
    ///
    /// @throws retorno.program.CannotStart where it could not serve with them
    public static void check(ConfigurableApplicationContext program) {
        MachineClock.requireSane(Instant.now());
        BootGuard.check(program.getEnvironment());
    }

    @Bean
    static InstantSource clock() {
        return InstantSource.system();
    }
}
