package retorno.ingest.problem;

import static org.springframework.http.HttpHeaders.RETRY_AFTER;

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
        if (cameTooLate(request, response)) {
            response.setStatus(503);
            response.setHeader(RETRY_AFTER, "5");
        }
        try {
            response.setContentType(Problem.MEDIA_TYPE);
            response.getOutputStream().write(Problem.of(response.getStatus()).json());
            response.finishResponse();
        } catch (IOException nobodyLeft) {
            // The sender has gone; there is nobody to tell.
        }
    }

    /// Where Tomcat begins to stop between a request's first line and its headers, it means to
    /// answer 503 and reads no further, but then misses the `Host` and answers 400 (11.0.24,
    /// `Http11Processor`). No provider sends again what was called malformed.
    private static boolean cameTooLate(Request request, Response response) {
        return response.getStatus() == 400
                && request.getCoyoteRequest().getMimeHeaders().size() == 0
                && request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> http
                && http.isPaused();
    }
}
