package retorno.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import retorno.ingest.problem.Refusal;
import retorno.provider.WebhookRequest;

/// Reads a request the way its sender signed it: the bytes and the URL are taken as they came,
/// never decoded and encoded again.
@Component
final class RequestReader {
    // With the wait for Kafka it stays below the 15 s that Twilio gives an answer.
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int SHORT = 1024;
    private static final int LONG = 64 * 1024;

    private final IngestSettings settings;
    private final int most;

    RequestReader(IngestSettings settings) {
        this.settings = settings;
        this.most = Math.toIntExact(settings.maxBody().toBytes());
    }

    /// Refuses a body whose announced length is too large, before any of it is read.
    ///
    /// @throws Refusal 413
    void requireFits(HttpServletRequest http) {
        if (http.getContentLengthLong() > most) {
            throw Refusal.tooLarge(settings.maxBody());
        }
    }

    /// Reads the whole request.
    ///
    /// @param place grows with the body
    /// @throws Refusal 413, 408 where it comes too slowly, 400 where the connection breaks off, 503
    ///   where there is no room for more of it
    WebhookRequest read(HttpServletRequest http, InFlight.Place place) {
        try {
            byte[] body = body(http, place);
            String contentType = http.getHeader("Content-Type");
            return new WebhookRequest(url(http), contentType, http::getHeader, body);
        } catch (IOException brokenOff) {
            if (NestedExceptionUtils.getMostSpecificCause(brokenOff)
                    instanceof SocketTimeoutException) {
                throw Refusal.tooSlow();
            }
            // Mostly there is nobody left to answer; a wrong chunk header still has a reader.
            throw Refusal.incomplete();
        }
    }

    private byte[] body(HttpServletRequest http, InFlight.Place place) throws IOException {
        InputStream in = http.getInputStream();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        // One more than announced, so that the end is seen before there is need to grow.
        byte[] body = new byte[Math.clamp(http.getContentLengthLong() + 1, SHORT, LONG)];
        int length = 0;
        for (int n = in.read(body); n >= 0; n = in.read(body, length, body.length - length)) {
            length += n;
            if (length > most) {
                throw Refusal.tooLarge(settings.maxBody());
            }
            place.hold(length);
            if (System.nanoTime() > deadline) {
                throw Refusal.tooSlow();
            }
            if (length == body.length) {
                body = Arrays.copyOf(body, 2 * length);
            }
        }
        return Arrays.copyOf(body, length);
    }

    private String url(HttpServletRequest http) {
        String base = settings.publicUrl();
        if (base == null) {
            String host = http.getHeader("Host");
            base = http.getScheme() + "://" + (host == null ? http.getServerName() : host);
        }
        String query = http.getQueryString();
        return base + http.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
