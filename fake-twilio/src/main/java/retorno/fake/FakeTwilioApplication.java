package retorno.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import retorno.program.Shutdown;

/// The program `fake-twilio`.
///
/// Names what it configures: in another module's tests it shares the class path with libraries that
/// would configure databases and brokers by themselves, and its settings have a file of their own,
/// `fake-twilio.yaml`.
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(FakeSettings.class)
@ImportAutoConfiguration({
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
public class FakeTwilioApplication {

    /// Serves until it is told to stop. Exit code 0 after an orderly stop, 2 where it cannot start.
    public static void main(String[] args) {
        SpringApplication application = application();
        Shutdown.around(
                "fake-twilio", shutdown -> shutdown.closing(application.run(arguments(args))));
    }

    /// Looks at a program's settings before anything is opened for it.
    ///
    /// @throws retorno.program.CannotStart where it could not serve with them
    public static void check(ConfigurableApplicationContext program) {
        Address.check(program.getEnvironment());
    }

    static SpringApplication application() {
        SpringApplication application = new SpringApplication(FakeTwilioApplication.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(FakeTwilioApplication::check);
        return application;
    }

    /// With where its settings are.
    static String[] arguments(String... args) {
        List<String> arguments = new ArrayList<>(List.of("--spring.config.name=fake-twilio"));
        arguments.addAll(Arrays.asList(args));
        return arguments.toArray(String[]::new);
    }
}
