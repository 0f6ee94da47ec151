package retorno.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.servlet.HandlerMapping;
import retorno.provider.Endpoint;
import retorno.provider.Provider;
import retorno.provider.Providers;

/// One path and who posts there.
record Route(Provider provider, Endpoint endpoint) {
    static final Map<String, Route> BY_PATH = byPath();

    /// The route of the path that Spring matched, whatever way it was written.
    static Route of(HttpServletRequest http) {
        Object pattern = http.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return Objects.requireNonNull(BY_PATH.get(pattern), "a path that no provider opened");
    }

    private static Map<String, Route> byPath() {
        Map<String, Route> routes = new HashMap<>();
        for (Provider provider : Providers.ALL) {
            for (Endpoint endpoint : provider.endpoints()) {
                routes.put(endpoint.path(), new Route(provider, endpoint));
            }
        }
        return Map.copyOf(routes);
    }
}
