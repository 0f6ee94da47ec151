package retorno.ingest.problem;

import static org.springframework.http.HttpHeaders.ALLOW;
import static org.springframework.http.HttpHeaders.CONNECTION;
import static org.springframework.http.HttpHeaders.RETRY_AFTER;
import static org.springframework.http.HttpHeaders.WWW_AUTHENTICATE;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import retorno.provider.Verdict;
import retorno.wire.Flaw;

/// Ends a request with the answer that says why: every refusal that the contract names is here.
///
/// An exception without a stack trace, so that the main path reads as its steps.
public final class Refusal extends RuntimeException {
    private final Problem problem;
    private final Map<String, String> headers;

    private Refusal(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    /// 401 with the challenge, or 403 where there is none.
    public static Refusal forged(Verdict.Forged forged) {
        String detail = "The sender is not proven: " + forged.reason() + ".";
        return forged.challenge() == null
                ? of("forged", 403, detail, Map.of())
                : of("forged", 401, detail, Map.of(WWW_AUTHENTICATE, forged.challenge()));
    }

    /// 413: more than is taken, announced or sent.
    public static Refusal tooLarge(DataSize most) {
        String detail = "The body is larger than the %d bytes that are taken.";
        return of("too-large", 413, detail.formatted(most.toBytes()), Map.of());
    }

    /// 408: the body did not come in time.
    public static Refusal tooSlow() {
        String detail = "The body took too long to arrive.";
        return of("too-slow", 408, detail, Map.of(CONNECTION, "close"));
    }

    /// 400: the body ended before its end.
    public static Refusal incomplete() {
        String detail = "The body broke off or is wrongly chunked.";
        return of("incomplete", 400, detail, Map.of(CONNECTION, "close"));
    }

    /// 405 for what is not a POST.
    public static Refusal postOnly() {
        String detail = "Callbacks are taken as POST only: set the callback's method to POST.";
        return of("post-only", 405, detail, Map.of(ALLOW, "POST"));
    }

    /// 415 for bytes that were kept, but that nobody parses.
    public static Refusal mediaType(@Nullable String contentType, UUID receipt) {
        String detail = "Nobody here reads the media type %s; the bytes were kept.";
        return kept("media-type", 415, detail.formatted(contentType), receipt);
    }

    /// 400 for bytes that were kept, but that do not parse.
    public static Refusal malformed(Flaw flaw, UUID receipt) {
        String detail = "The body is not well-formed: %s; the bytes were kept.";
        return kept("malformed", 400, detail.formatted(flaw.sentence()), receipt);
    }

    /// 503 where the bytes could not be made durable.
    public static Refusal notKept() {
        String detail = "The callback could not be made durable just now: please send it again.";
        return of("not-kept", 503, detail, Map.of(RETRY_AFTER, "5"));
    }

    /// 503 at the limit of bytes in flight.
    public static Refusal busy() {
        String detail = "Too much is in flight just now: please send it again.";
        return of("busy", 503, detail, Map.of(RETRY_AFTER, "1"));
    }

    /// 503 for what comes as the program stops.
    static Refusal stopping() {
        String detail =
                "This is being stopped just now, and nothing was kept: please send it again.";
        return of("stopping", 503, detail, Map.of(RETRY_AFTER, "5"));
    }

    void write(HttpServletResponse answer) throws IOException {
        headers.forEach(answer::setHeader);
        problem.write(answer);
    }

    private static Refusal of(String type, int status, String detail, Map<String, String> headers) {
        return new Refusal(new Problem(type, status, detail, null), headers);
    }

    private static Refusal kept(String type, int status, String detail, UUID receipt) {
        return new Refusal(
                new Problem(type, status, detail, receipt),
                Map.of("Retorno-Receipt", receipt.toString()));
    }
}
