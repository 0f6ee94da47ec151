package retorno.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import retorno.provider.Endpoint;
import retorno.provider.Provider;
import retorno.provider.Providers;

/// One path and who posts there.
record Route(Provider provider, Endpoint endpoint) {
    static final Map<String, Route> BY_PATH = byPath();

    /// The route of the path that Tomcat matched, whatever way it was written.
    static Route of(HttpServletRequest http) {
        Route route = BY_PATH.get(http.getServletPath());
        return Objects.requireNonNull(route, "a path that no provider opened");
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
