package retorno.ingest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import retorno.envelope.Envelope;
import retorno.ingest.problem.Refusal;
import retorno.provider.Reply;
import retorno.provider.Secrets;
import retorno.provider.Verdict;
import retorno.provider.WebhookRequest;

/// One request, from its first byte to its answer; each step that cannot go on throws the [Refusal]
/// that is the answer.
@Component
final class CallbackController {
    private final Forgeries forgeries = new Forgeries();
    private final RequestReader reader;
    private final InFlight inFlight;
    private final Safekeeping safekeeping;
    private final Secrets secrets;

    CallbackController(
            RequestReader reader,
            InFlight inFlight,
            Safekeeping safekeeping,
            IngestSettings settings) {
        this.reader = reader;
        this.inFlight = inFlight;
        this.safekeeping = safekeeping;
        this.secrets = settings.secrets();
    }

    /// Verifies, keeps, and only then answers.
    void receive(HttpServletRequest http, HttpServletResponse answer) throws IOException {
        Route route = Route.of(http);
        reader.requireFits(http);
        try (var place = inFlight.enter()) {
            WebhookRequest request = reader.read(http, place);
            Verdict.Genuine sender = authentic(route, request);
            Envelope envelope = envelope(route, request);
            safekeeping.keep(envelope, sender.key());
            requireReadable(route, request, envelope.receipt());
            reply(answer, route.endpoint().reply(), envelope.receipt());
        }
    }

    /// Answers what is not a POST: a bare GET or HEAD is a probe. With a query it may be a callback
    /// that was set up as GET: a 2xx would say that it is durable, and it is not.
    void probe(HttpServletRequest http) {
        boolean reads = http.getMethod().equals("GET") || http.getMethod().equals("HEAD");
        if (!reads || http.getQueryString() != null) {
            throw Refusal.postOnly();
        }
    }

    private Verdict.Genuine authentic(Route route, WebhookRequest request) {
        return switch (route.provider().verify(request, secrets)) {
            case Verdict.Genuine genuine -> genuine;
            case Verdict.Forged forged -> {
                forgeries.refused(route.endpoint().path(), forged.reason());
                throw Refusal.forged(forged);
            }
        };
    }

    private Envelope envelope(Route route, WebhookRequest request) {
        Map<String, String> signatures = new TreeMap<>();
        for (String name : route.provider().signatureHeaders(secrets)) {
            String value = request.header().apply(name);
            if (value != null) {
                signatures.put(name, value);
            }
        }
        return new Envelope(
                Receipts.next(),
                route.endpoint().type(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                request.url(),
                request.contentType(),
                signatures,
                request.body());
    }

    private static void requireReadable(Route route, WebhookRequest request, UUID receipt) {
        if (!route.provider().reads(request)) {
            throw Refusal.mediaType(request.contentType(), receipt);
        }
        route.provider()
                .flaw(request)
                .ifPresent(flaw -> {
                    throw Refusal.malformed(flaw, receipt);
                });
    }

    private static void reply(HttpServletResponse answer, Reply reply, UUID receipt)
            throws IOException {
        answer.setStatus(reply.status());
        answer.setHeader("Retorno-Receipt", receipt.toString());
        if (reply.contentType() != null) {
            byte[] body = reply.body().apply(receipt).getBytes(StandardCharsets.UTF_8);
            answer.setContentType(reply.contentType());
            answer.setContentLength(body.length);
            answer.getOutputStream().write(body);
        }
    }
}
