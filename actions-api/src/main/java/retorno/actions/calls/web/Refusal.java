package retorno.actions.calls.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;

/// Why a request is not done, as its answer: `{"detail": …}`, a sentence or a list of [Flaw].
final class Refusal extends RuntimeException {
    private final int status;
    private final transient Object body;
    private final transient Map<String, String> headers;

    private Refusal(int status, Object body, Map<String, String> headers) {
        super(String.valueOf(body), null, false, false);
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    /// One thing wrong in a body, as FastAPI tells it.
    ///
    /// @param loc the way to it: `body`, then the members
    /// @param type a fixed word
    record Flaw(List<Object> loc, String msg, String type) {}

    /// 404.
    static Refusal noCall() {
        return of(404, "Call not found.");
    }

    /// 404.
    static Refusal noWidget() {
        return of(404, "Widget not found.");
    }

    /// 403.
    static Refusal forged(String reason) {
        return of(403, reason);
    }

    /// 401.
    static Refusal unknownKey() {
        return new Refusal(
                401,
                detail("An API key is needed: Authorization: Bearer KEY, or X-API-Key: KEY."),
                Map.of("WWW-Authenticate", "Bearer"));
    }

    /// 413.
    static Refusal tooLarge() {
        return of(413, "The body is too large.");
    }

    /// 422.
    static Refusal flawed(List<Flaw> flaws) {
        return new Refusal(422, Map.of("detail", flaws), Map.of());
    }

    /// 422 for what the members say together.
    static Refusal flawed(String message, Object... loc) {
        return flawed(List.of(new Flaw(List.of(loc), message, "value_error")));
    }

    /// 429.
    static Refusal tooMany(String of, Duration retryAfter) {
        return new Refusal(
                429,
                detail("Too many calls of this %s: try again later.".formatted(of)),
                Map.of("Retry-After", String.valueOf(Math.max(1, retryAfter.toSeconds() + 1))));
    }

    /// 503.
    static Refusal unavailable(String why, Duration retryAfter) {
        return new Refusal(
                503, detail(why), Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
    }

    /// Any status with a body of its own.
    static Refusal with(int status, Object body) {
        return new Refusal(status, body, Map.of());
    }

    static Refusal of(int status, String sentence) {
        return new Refusal(status, detail(sentence), Map.of());
    }

    ResponseEntity<Object> answer() {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        headers.forEach(answer::header);
        return answer.header("Content-Type", "application/json").body(body);
    }

    private static Map<String, Object> detail(String sentence) {
        return Map.of("detail", sentence);
    }
}
