package retorno.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// `retorno_requests_total`, by type and status: every answer, also those that Tomcat gives before
/// any program sees the request. Types are the providers' endpoints and `other`: a path that
/// anybody may invent is no label.
///
/// Tomcat tells an access log, and nobody else, of every request.
@Component
final class RequestMetrics extends ValveBase
        implements AccessLog, WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    private static final String OTHER = "other";
    private static final String OUR_OWN = "/actuator";

    private final MeterRegistry registry;
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

    private record Key(String type, int status) {}

    RequestMetrics(MeterRegistry registry) {
        super(true);
        this.registry = registry;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long time) {
        String path = request.getDecodedRequestURI();
        if (path == null || !path.startsWith(OUR_OWN)) {
            counters.computeIfAbsent(new Key(type(path), response.getStatus()), this::counter)
                    .increment();
        }
    }

    private static String type(@Nullable String path) {
        Route route = path == null ? null : Route.BY_PATH.get(path);
        return route == null ? OTHER : route.endpoint().type();
    }

    private Counter counter(Key key) {
        return Counter.builder("retorno.requests")
                .description("Requests, by the answer they were given")
                .tag("type", key.type())
                .tag("status", String.valueOf(key.status()))
                .register(registry);
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {}

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
