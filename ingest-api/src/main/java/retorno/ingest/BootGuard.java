package retorno.ingest;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import retorno.program.CannotStart;
import retorno.program.Ports;
import retorno.provider.Provider;
import retorno.provider.Providers;

/// Refuses to listen beyond this machine while anybody could post in a provider's name, and says at
/// start what is served.
@Component
final class BootGuard {
    private static final Logger log = LoggerFactory.getLogger(BootGuard.class);

    private final IngestSettings settings;
    private final Environment environment;
    private final @Nullable InetAddress address;

    BootGuard(IngestSettings settings, ServerProperties server, Environment environment) {
        this.settings = settings;
        this.environment = environment;
        this.address = server.getAddress();
        requireClosed(settings, address);
        for (Provider provider : unsigned(settings)) {
            log.warn(
                    "requests in the name of {} are accepted unverified: set {}",
                    provider.name(),
                    variables(provider));
        }
    }

    /// Looks at an environment before anything is opened for it.
    ///
    /// @throws CannotStart where it is open to anybody, or its port cannot be listened on
    static void check(Environment environment) {
        Binder binder = Binder.get(environment);
        Ports.free(
                environment.getProperty("server.address", ""),
                binder.bind("server.port", Integer.class).orElse(0),
                "SERVER_PORT");
        requireClosed(
                binder.bindOrCreate("retorno", IngestSettings.class),
                binder.bind("server.address", InetAddress.class).orElse(null));
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        List<String> verified =
                Providers.ALL.stream()
                        .filter(settings.secrets()::cover)
                        .map(Provider::name)
                        .toList();
        log.info(
                "ingest listens on {}:{}, keeps callbacks on {}, verifies {} by URLs that begin with {}",
                address == null ? "*" : address.getHostAddress(),
                environment.getProperty("local.server.port"),
                String.join(", ", settings.allTopics()),
                verified.isEmpty() ? "nobody" : String.join(", ", verified),
                settings.publicUrl() == null ? "the Host header" : settings.publicUrl());
    }

    private static void requireClosed(IngestSettings settings, @Nullable InetAddress address) {
        List<Provider> unsigned = unsigned(settings);
        if (!unsigned.isEmpty() && beyondLoopback(address) && !settings.allowUnsigned()) {
            throw new CannotStart(refusal(address, unsigned));
        }
    }

    private static List<Provider> unsigned(IngestSettings settings) {
        return Providers.ALL.stream().filter(p -> !settings.secrets().cover(p)).toList();
    }

    // No address at all means every interface.
    private static boolean beyondLoopback(@Nullable InetAddress address) {
        return address == null || !address.isLoopbackAddress();
    }

    private static String refusal(@Nullable InetAddress address, List<Provider> unsigned) {
        return ("SERVER_ADDRESS %s is open to others, but nothing is set to verify requests with: set %s,"
                        + " or RETORNO_ALLOW_UNSIGNED=true to accept anybody's, or listen on 127.0.0.1.")
                .formatted(
                        address == null ? "(none: every interface)" : address.getHostAddress(),
                        unsigned.stream()
                                .map(p -> variables(p) + " for " + p.name())
                                .collect(Collectors.joining(", and ")));
    }

    private static String variables(Provider provider) {
        return provider.secretSettings().stream()
                .map(name -> "RETORNO_" + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(Collectors.joining(" or "));
    }
}
