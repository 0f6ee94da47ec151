package retorno.actions.calls.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import retorno.actions.settings.ActionsSettings;
import retorno.provider.twilio.Twilio;

/// The way of a callback that came to an alias: to ingest, byte for byte, signed again for ingest's
/// URL. Whoever waits for our answer waits for ingest's.
@Component
class Ingest {
    private static final Logger log = LoggerFactory.getLogger(Ingest.class);

    // Together they stay below the 15 s that Twilio gives an answer.
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(9);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final RestClient client;
    private final ActionsSettings settings;

    Ingest(ActionsSettings settings) {
        JdkClientHttpRequestFactory http =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder().connectTimeout(CONNECT).build());
        http.setReadTimeout(ANSWER);
        this.client = RestClient.builder().requestFactory(http).build();
        this.settings = settings;
    }

    /// Returns once ingest has made it durable.
    ///
    /// @param path below ingest's URL, with its query
    /// @param idempotencyToken Twilio's own, where it sent one
    /// @throws Refusal 503, so that Twilio may send it again
    void take(String path, TwilioRequest request, @Nullable String idempotencyToken) {
        int status = status(path, request, idempotencyToken);
        if (status / 100 != 2) {
            log.warn("ingest answers {} to a callback that came by an alias: {}", status, path);
            throw Refusal.unavailable("The callback could not be made durable.", AGAIN);
        }
    }

    private int status(String path, TwilioRequest request, @Nullable String idempotencyToken) {
        try {
            return client.post()
                    .uri(URI.create(settings.ingestUrl() + path))
                    .headers(headers -> {
                        headers.set("Content-Type", "application/x-www-form-urlencoded");
                        if (!settings.twilio().authTokens().isEmpty()) {
                            headers.set("X-Twilio-Signature", signature(path, request));
                        }
                        if (idempotencyToken != null) {
                            headers.set("I-Twilio-Idempotency-Token", idempotencyToken);
                        }
                    })
                    .body(request.body())
                    .exchange((sent, answer) -> answer.getStatusCode().value());
        } catch (RestClientException away) {
            log.warn("ingest is not to be had: {}", away.getMessage());
            throw Refusal.unavailable("The callback could not be made durable.", AGAIN);
        }
    }

    private String signature(String path, TwilioRequest request) {
        return Twilio.signature(
                settings.twilio().authTokens().getFirst(),
                settings.publicUrl() + path,
                request.form());
    }
}
