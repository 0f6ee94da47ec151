package retorno.actions.calls.web;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers every failure as JSON.
@RestControllerAdvice
class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        return refusal.answer();
    }

    /// Our outage is never the caller's fault.
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> databaseAway(Exception failed) {
        log.error("the database is not to be had: {}", failed + "");
        return Refusal.unavailable(
                        "The database is not to be had just now: try again.", Duration.ofSeconds(5))
                .answer();
    }

    /// What the framework refuses by itself: a wrong method, an unknown path.
    @ExceptionHandler
    ResponseEntity<Object> other(Exception failed) {
        if (failed instanceof ErrorResponse known) {
            int status = known.getStatusCode().value();
            String detail = known.getBody().getDetail();
            return Refusal.of(status, detail == null ? "Not possible." : detail).answer();
        }
        log.error("a request failed", failed);
        return Refusal.of(500, "Something failed here.").answer();
    }
}
