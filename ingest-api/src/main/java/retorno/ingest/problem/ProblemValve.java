package retorno.ingest.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// Tomcat's last word, for requests that it refuses before any program sees them: a problem instead
/// of an HTML page. Public because Tomcat makes it by its name.
public final class ProblemValve extends ErrorReportValve {

    /// Writes the problem unless somebody has answered already.
    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(Problem.MEDIA_TYPE);
            response.getOutputStream().write(Problem.of(status).json());
            response.finishResponse();
        } catch (IOException nobodyLeft) {
            // The sender has gone; there is nobody to tell.
        }
    }
}
