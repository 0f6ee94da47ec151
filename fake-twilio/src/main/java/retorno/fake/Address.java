package retorno.fake;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import retorno.program.CannotStart;
import retorno.program.Ports;

/// Where the fake listens: on this machine alone, for its control API asks nobody who he is.
@Component
final class Address {
    private static final Logger log = LoggerFactory.getLogger(Address.class);

    private final Environment environment;
    private final FakeSettings settings;

    Address(Environment environment, FakeSettings settings) {
        this.environment = environment;
        this.settings = settings;
    }

    /// Looks at an environment before anything is opened for it.
    ///
    /// @throws CannotStart where others could reach it, or its port cannot be listened on
    static void check(Environment environment) {
        Binder binder = Binder.get(environment);
        InetAddress address = binder.bind("server.address", InetAddress.class).orElse(null);
        if (address == null || !address.isLoopbackAddress()) {
            throw new CannotStart(refusal(address));
        }
        Ports.free(
                address.getHostAddress(),
                binder.bind("server.port", Integer.class).orElse(0),
                "SERVER_PORT");
    }

    /// What requests to it begin with, once it listens.
    static String of(Environment environment) {
        String address = environment.getRequiredProperty("server.address");
        String host = address.indexOf(':') < 0 ? address : "[" + address + "]";
        return "http://" + host + ":" + environment.getRequiredProperty("local.server.port");
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        String url = of(environment);
        log.info(
                "fake Twilio listens on {}: use it with RETORNO_TWILIO_BASE_URL={}"
                        + " RETORNO_TWILIO_ACCOUNT_SID={} RETORNO_TWILIO_AUTH_TOKENS={};"
                        + " what it can be told is at {}/_fake",
                url,
                url,
                settings.accountSid(),
                settings.shownToken(),
                url);
    }

    private static String refusal(@Nullable InetAddress address) {
        return ("SERVER_ADDRESS %s is open to others, and whoever reaches the fake Twilio can do"
                        + " anything with it: listen on 127.0.0.1.")
                .formatted(address == null ? "(none: every interface)" : address.getHostAddress());
    }
}
