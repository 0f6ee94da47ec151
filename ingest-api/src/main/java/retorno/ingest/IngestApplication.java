package retorno.ingest;

import java.time.Instant;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import retorno.program.MachineClock;
import retorno.program.Shutdown;

/// The program `ingest-api`.
///
/// Without Spring's filters around every request: bytes need no encoding, and what would be
/// observed is counted by [RequestMetrics].
@SpringBootApplication(
        exclude = {HttpEncodingAutoConfiguration.class, WebMvcObservationAutoConfiguration.class})
@EnableConfigurationProperties(IngestSettings.class)
public class IngestApplication {

    /// Serves until it is told to stop. Exit code 0 after an orderly stop, 2 where it cannot start.
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(IngestApplication.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(IngestApplication::check);
        Shutdown.around("ingest-api", shutdown -> shutdown.closing(application.run(args)));
    }

    /// Looks at a program's settings before anything is opened for it.
    ///
    /// @throws retorno.program.CannotStart where it could not serve with them
    public static void check(ConfigurableApplicationContext program) {
        MachineClock.requireSane(Instant.now());
        BootGuard.check(program.getEnvironment());
    }
}
