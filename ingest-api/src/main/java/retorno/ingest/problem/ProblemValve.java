package retorno.ingest.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;

/// Tomcat's last word, for requests that it refuses before any program sees them: a problem instead
/// of an HTML page. Public because Tomcat makes it by its name.
public final class ProblemValve extends ErrorReportValve {

    /// Writes the problem unless somebody has answered already.
    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            if (cameTooLate(request, response)) {
                Refusal.stopping().write(response);
            } else {
                Problem.of(response.getStatus()).write(response);
            }
            response.finishResponse();
        } catch (IOException nobodyLeft) {
            // The sender has gone; there is nobody to tell.
        }
    }

    /// Whatever Tomcat itself refuses while it stops may be a good request. Where it begins to stop
    /// between the first line and the headers it means 503 and reads no further, but then misses
    /// the `Host` and says 400; where the program behind it has gone already it says 404 (11.0.24,
    /// `Http11Processor` and `StandardHostValve`). Who sends a bad one meanwhile hears so when it
    /// comes again.
    private static boolean cameTooLate(Request request, Response response) {
        return switch (response.getStatus()) {
            case 400 -> request.getCoyoteRequest().getMimeHeaders().size() == 0 && stops(request);
            case 404, 503 -> stops(request);
            default -> false;
        };
    }

    private static boolean stops(Request request) {
        return request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> http
                && http.isPaused();
    }
}
