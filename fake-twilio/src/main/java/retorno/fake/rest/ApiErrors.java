package retorno.fake.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import retorno.fake.resource.Refusal;
import retorno.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// Errors as Twilio words them.
///
/// @see <a href="https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions">
///   Twilio's page</a>
@RestControllerAdvice
final class ApiErrors {
    /// The request attribute that holds the code of what was refused.
    static final String CODE = "code";

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    void refused(Refusal refusal, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        http.setAttribute(CODE, refusal.code());
        write(refusal, response);
    }

    @ExceptionHandler
    void unknown(
            NoResourceFoundException unknown, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        refused(Refusal.notFound(http.getRequestURI()), http, response);
    }

    @ExceptionHandler
    void method(
            HttpRequestMethodNotSupportedException wrong,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        refused(Refusal.notFound(http.getRequestURI()), http, response);
    }

    @ExceptionHandler
    void unreadable(
            IllegalArgumentException wrong, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        refused(Refusal.bad(20001, String.valueOf(wrong.getMessage())), http, response);
    }

    @ExceptionHandler
    void ours(RuntimeException ours, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        log.error("{} {} failed", http.getMethod(), http.getRequestURI(), ours);
        refused(Refusal.outage(), http, response);
    }

    static void write(Refusal refusal, HttpServletResponse response) throws IOException {
        ObjectNode json = Json.object();
        json.put("code", refusal.code());
        json.put("message", refusal.getMessage());
        json.put("more_info", "https://www.twilio.com/docs/errors/" + refusal.code());
        json.put("status", refusal.status());
        response.setStatus(refusal.status());
        if (refusal.status() == 401) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Twilio API\"");
        } else if (refusal.status() == 429) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        response.setContentType("application/json;charset=utf-8");
        response.getOutputStream().write(Json.text(json).getBytes(UTF_8));
    }
}
