package retorno.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import retorno.fake.control.Control;
import retorno.fake.resource.Account;

/// A fake Twilio in this process, on a port of its own: for tests and demonstrations.
///
/// ```java
/// try (FakeTwilio twilio = FakeTwilio.ticking()) {
///     twilio.control().script("+5511999990001", Script.busy());
///     ... // set the application's Twilio URL to twilio.baseUrl(), and have it call
///     twilio.control().tick(Duration.ofSeconds(5));
/// }
/// ```
public final class FakeTwilio implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private FakeTwilio(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// One whose clock stands: nothing happens but in a tick, and always in the same order.
    public static FakeTwilio ticking() {
        return with(Map.of("retorno.fake.speed", "0"));
    }

    /// One whose clock runs.
    ///
    /// @param speed how many of its seconds pass in a real one
    public static FakeTwilio running(double speed) {
        return with(Map.of("retorno.fake.speed", String.valueOf(speed)));
    }

    /// One with settings of one's own, above those of the environment.
    ///
    /// @param settings by their names in `fake-twilio.yaml`, for example `retorno.fake.auth-token`
    public static FakeTwilio with(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("server.port", "0");
        all.put("server.address", "127.0.0.1");
        all.putAll(settings);
        SpringApplication application = FakeTwilioApplication.application();
        // how this process logs is not ours to say
        application.setListeners(
                application.getListeners().stream()
                        .filter(listener -> !(listener instanceof LoggingApplicationListener))
                        .toList());
        String[] arguments =
                all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new);
        return new FakeTwilio(application.run(FakeTwilioApplication.arguments(arguments)));
    }

    /// What stands for `https://api.twilio.com`, without a slash at its end.
    public String baseUrl() {
        return Address.of(context.getEnvironment());
    }

    /// The account that requests are for: the user of their Basic credentials.
    public String accountSid() {
        return account().sid();
    }

    /// Its password, which also signs what is sent.
    public String authToken() {
        return account().authToken();
    }

    /// What can be done to it from behind.
    public Control control() {
        return context.getBean(Control.class);
    }

    @Override
    public void close() {
        context.close();
    }

    private Account account() {
        return context.getBean(Account.class);
    }
}
