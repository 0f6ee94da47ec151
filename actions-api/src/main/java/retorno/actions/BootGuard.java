package retorno.actions;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import retorno.actions.calls.PhoneSettings;
import retorno.actions.database.Dialect;
import retorno.actions.settings.ActionsSettings;
import retorno.program.CannotStart;
import retorno.program.Ports;

/// Refuses to listen beyond this machine while anybody could place calls for our money or speak in
/// Twilio's name, and says at start what is served.
@Component
final class BootGuard {
    private static final Logger log = LoggerFactory.getLogger(BootGuard.class);

    private final ActionsSettings settings;
    private final PhoneSettings phone;
    private final Environment environment;
    private final @Nullable InetAddress address;

    BootGuard(
            ActionsSettings settings,
            PhoneSettings phone,
            ServerProperties server,
            Environment environment) {
        this.settings = settings;
        this.phone = phone;
        this.environment = environment;
        this.address = server.getAddress();
        requireClosed(settings, address);
        warn();
    }

    /// Looks at an environment before anything is opened for it.
    ///
    /// @throws CannotStart where it is open to anybody, or its port cannot be listened on
    static void check(Environment environment) {
        Dialect.ofUrl(environment.getRequiredProperty("spring.datasource.url"));
        Binder binder = Binder.get(environment);
        Ports.free(
                environment.getProperty("server.address", ""),
                binder.bind("server.port", Integer.class).orElse(0),
                "SERVER_PORT");
        ActionsSettings settings = binder.bindOrCreate("retorno", ActionsSettings.class);
        settings.twilio().client();
        binder.bindOrCreate("retorno.phone", PhoneSettings.class);
        requireClosed(settings, binder.bind("server.address", InetAddress.class).orElse(null));
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        log.info(
                "actions listens on {}:{}, calls through {}",
                address == null ? "*" : address.getHostAddress(),
                environment.getProperty("local.server.port"),
                settings.twilio().client().isEmpty() ? "nobody" : settings.twilio().baseUrl());
    }

    private void warn() {
        if (settings.twilio().client().isEmpty() || phone.from().isEmpty()) {
            log.warn(
                    "no call can be placed: set RETORNO_TWILIO_ACCOUNT_SID,"
                            + " RETORNO_TWILIO_AUTH_TOKENS and RETORNO_PHONE_FROM");
        }
        if (settings.apiKeys().isEmpty()) {
            log.warn("anybody on this machine may place calls: set RETORNO_API_KEYS");
        }
        if (settings.twilio().authTokens().isEmpty()) {
            log.warn(
                    "requests in the name of twilio are accepted unverified: set"
                            + " RETORNO_TWILIO_AUTH_TOKENS");
        }
        if (isOutOfReach(settings)) {
            log.warn(
                    "Twilio reaches no address of this machine alone: set RETORNO_PUBLIC_URL to what"
                            + " leads to ingest, and RETORNO_ACTIONS_PUBLIC_URL to what leads here");
        }
    }

    /// Whether the real Twilio would be given addresses that mean itself.
    static boolean isOutOfReach(ActionsSettings settings) {
        String instructions = settings.actions().publicUrl();
        return settings.twilio().isReal()
                && (instructions == null || isHere(instructions) || isHere(settings.publicUrl()));
    }

    private static boolean isHere(String url) {
        return url.matches("(?i)https?://(127[.]|localhost|\\[::1]).*");
    }

    private static void requireClosed(ActionsSettings settings, @Nullable InetAddress address) {
        if (address != null && address.isLoopbackAddress()) {
            return;
        }
        String open =
                "SERVER_ADDRESS %s is open to others, "
                        .formatted(
                                address == null
                                        ? "(none: every interface)"
                                        : address.getHostAddress());
        if (settings.apiKeys().isEmpty()) {
            throw new CannotStart(
                    open
                            + "but anybody could place calls for your money: set RETORNO_API_KEYS,"
                            + " or listen on 127.0.0.1.");
        }
        if (settings.twilio().authTokens().isEmpty() && !settings.allowUnsigned()) {
            throw new CannotStart(
                    open
                            + "but nothing is set to verify Twilio's requests with: set"
                            + " RETORNO_TWILIO_AUTH_TOKENS, or RETORNO_ALLOW_UNSIGNED=true to"
                            + " accept anybody's, or listen on 127.0.0.1.");
        }
    }
}
