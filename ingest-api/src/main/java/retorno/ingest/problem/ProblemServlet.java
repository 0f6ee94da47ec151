package retorno.ingest.problem;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A servlet whose requests end in an answer or in a [Refusal], and in no other way: whatever else
/// is thrown is our fault, of which the sender learns the status and the log the rest.
public abstract class ProblemServlet extends HttpServlet {
    private static final Logger log = LoggerFactory.getLogger(ProblemServlet.class);

    /// Answers one request, of any method.
    ///
    /// @throws Refusal which is then the answer
    /// @throws IOException where the sender has hung up
    protected abstract void answer(HttpServletRequest http, HttpServletResponse answer)
            throws IOException;

    @Override
    protected final void service(HttpServletRequest http, HttpServletResponse answer)
            throws IOException {
        try {
            answer(http, answer);
        } catch (Refusal refusal) {
            refusal.write(answer);
        } catch (RuntimeException fault) {
            log.error("a request failed by our fault", fault);
            answer.reset();
            Problem.of(500).write(answer);
        }
    }
}
