package retorno.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import retorno.program.CannotStart;

/// Keeps a demonstration away from the real thing: from its settings, and from whoever could reach
/// a fake that asks nobody who he is.
final class DemoGuard {
    /// Settings that speak of the real Twilio, or of where it finds us.
    private static final List<String> REAL =
            List.of(
                    "retorno.twilio.account-sid",
                    "retorno.twilio.auth-tokens",
                    "retorno.twilio.base-url",
                    "retorno.public-url",
                    "retorno.actions.public-url",
                    "retorno.actions.ingest-url");

    private DemoGuard() {}

    /// Looks at settings before anything is opened with them.
    ///
    /// @throws CannotStart where a demonstration must not begin with them
    static void check(ConfigurableEnvironment environment, String bind) {
        if (!isHere(bind)) {
            throw new CannotStart(
                    "--demo is for this machine alone, and %s is open to others: leave out --bind and SERVER_ADDRESS, or --demo"
                            .formatted(bind));
        }
        List<String> real = REAL.stream().filter(name -> isSet(environment, name)).toList();
        if (!real.isEmpty()) {
            throw new CannotStart(
                    "--demo plays Twilio with settings of its own, and there are some for the real one: unset %s, or leave out --demo"
                            .formatted(
                                    String.join(
                                            ", ",
                                            real.stream().map(DemoGuard::variable).toList())));
        }
    }

    /// Whether anybody but us has set something: in the environment or a file.
    private static boolean isSet(ConfigurableEnvironment environment, String name) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            boolean ours = source.getUnderlyingSource() instanceof CommandLinePropertySource;
            List<String> values =
                    new Binder(source)
                            .bind(name, Bindable.listOf(String.class))
                            .orElseGet(List::of);
            if (!ours && values.stream().anyMatch(DemoGuard::isReal)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReal(String value) {
        return !value.isBlank() && !value.equals(Demo.TOKEN) && !value.equals(Demo.ACCOUNT);
    }

    private static String variable(String name) {
        return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static boolean isHere(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
