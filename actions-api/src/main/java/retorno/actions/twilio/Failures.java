package retorno.actions.twilio;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClientException;
import retorno.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What an answer, or none, says of whether a request was done.
///
/// @see <a href="https://www.twilio.com/docs/usage/twilios-response">Twilio's page</a>
final class Failures {
    /// The number's queue is full: by its HTTP status a refusal, but it passes.
    ///
    /// @see <a href="https://www.twilio.com/docs/api/errors/21611">Twilio's page</a>
    private static final int QUEUE_FULL = 21611;

    private static final int LONGEST_MESSAGE = 300;

    private Failures() {}

    /// Every answer other than 2xx.
    static void raise(HttpRequest request, ClientHttpResponse response) throws IOException {
        throw of(
                request.getMethod() + " " + path(request),
                response.getStatusCode().value(),
                body(response),
                response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
    }

    private static TwilioFailure of(
            String request, int status, JsonNode body, @Nullable String retryAfter) {
        int code = body.path("code").asInt(0);
        String told = "%s: %d/%d %s".formatted(request, status, code, words(body));
        if (status == 401) {
            return new TwilioFailure.Unauthorized(told);
        }
        if (status == 429 || code == QUEUE_FULL) {
            return new TwilioFailure.Throttled(pause(retryAfter), told);
        }
        // 408: the server gave up reading, which is no word on what it did with what it had read.
        return status >= 500 || status == 408
                ? new TwilioFailure.Uncertain(told, null)
                : new TwilioFailure.Refused(status, code, told);
    }

    /// No answer, or none to the end.
    static TwilioFailure of(String request, RestClientException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof TwilioHttp.NotConnected notConnected) {
                return new TwilioFailure.NotSent(
                        "%s was not sent: %s".formatted(request, words(notConnected)),
                        notConnected);
            }
            if (cause instanceof IOException lost) {
                return new TwilioFailure.Uncertain(
                        "%s: no answer: %s".formatted(request, words(lost)), lost);
            }
        }
        return unreadable(request, failed.getClass().getSimpleName());
    }

    /// An answer that says it was done, but not what.
    static TwilioFailure unreadable(String request, String flaw) {
        return new TwilioFailure.Uncertain(
                "%s: the answer cannot be read: %s".formatted(request, flaw), null);
    }

    /// Without the account, which is always the same, and without the query, which holds numbers.
    private static String path(HttpRequest request) {
        String path = request.getURI().getRawPath();
        return Numbers.masked(path.replaceFirst("^.*/Accounts/[^/]*/", ""));
    }

    /// The status alone decides where there are no such words.
    private static JsonNode body(ClientHttpResponse response) {
        try {
            return Json.tree(response.getBody().readAllBytes());
        } catch (IOException | JacksonException none) {
            return MissingNode.getInstance();
        }
    }

    private static String words(Throwable lost) {
        String message = lost.getMessage();
        return message == null ? lost.getClass().getSimpleName() : message;
    }

    private static String words(JsonNode body) {
        String message = Numbers.masked(body.path("message").asString(""));
        return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    }

    /// Seconds, or the moment; null where it is neither.
    private static @Nullable Duration pause(@Nullable String retryAfter) {
        if (retryAfter == null) {
            return null;
        }
        String text = retryAfter.strip();
        try {
            Duration pause =
                    text.matches("[0-9]{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : Duration.between(Instant.now(), moment(text));
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeParseException neither) {
            return null;
        }
    }

    private static Instant moment(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
