package retorno.ingest.problem;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/// Turns whatever ends a request early into a problem, where Spring serves it: the paths that are
/// no provider's.
@RestControllerAdvice
final class SpringProblems extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(SpringProblems.class);

    /// Ours, whatever it is: the sender learns the status, the log the rest. Nobody is told where
    /// the sender has hung up.
    @ExceptionHandler(Exception.class)
    @Nullable ResponseEntity<byte[]> ourFault(Exception fault) {
        if (DisconnectedClientHelper.isClientDisconnectedException(fault)) {
            return null;
        }
        log.error("a request failed by our fault", fault);
        return ResponseEntity.status(500)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(500).json());
    }

    /// What Spring refuses keeps its status and headers, such as Allow.
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        HttpHeaders answered = new HttpHeaders(headers);
        answered.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(Problem.of(status.value()).json(), answered, status);
    }
}
