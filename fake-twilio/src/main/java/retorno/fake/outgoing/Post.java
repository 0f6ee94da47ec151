package retorno.fake.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import retorno.fake.fault.Fault.Kind;
import retorno.provider.twilio.Twilio;
import retorno.wire.Form;

/// Sends requests the way Twilio does: a form, signed over the full URL and every field; a GET has
/// its fields in the query, and they are part of the URL that is signed.
///
/// @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">signatures</a>
/// @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">time
///   limits</a>
final class Post {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(CONNECT)
                    .build();
    private final String authToken;
    private final Duration patience;

    /// @param patience how long an answer may take
    Post(String authToken, Duration patience) {
        this.authToken = authToken;
        this.patience = patience;
    }

    Answer send(Request request) {
        try {
            HttpResponse<String> answer = client.send(http(request), BodyHandlers.ofString(UTF_8));
            String type = answer.headers().firstValue("Content-Type").orElse(null);
            return new Answer(answer.statusCode(), type, answer.body(), null);
        } catch (IOException none) {
            return Answer.none(none.getClass().getSimpleName() + " " + none.getMessage());
        } catch (IllegalArgumentException noUrl) {
            return Answer.none("no URL: " + noUrl.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Answer.none("the fake stops");
        }
    }

    void close() {
        client.shutdownNow();
    }

    private HttpRequest http(Request request) {
        boolean post = !request.method().equals("GET");
        String form = form(request.fields());
        String url = post ? request.url() : request.url() + mark(request.url()) + form;
        HttpRequest.Builder http =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(patience)
                        .header("User-Agent", "TwilioProxy/1.1")
                        .header("Accept", "*/*")
                        .header("I-Twilio-Idempotency-Token", request.token())
                        .header("X-Twilio-Signature", signature(request, url, post));
        return post
                ? http.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .POST(BodyPublishers.ofString(form))
                        .build()
                : http.GET().build();
    }

    private String signature(Request request, String url, boolean post) {
        String spoiled = Kind.BAD_SIGNATURE.name().equals(request.fault()) ? "not " : "";
        Map<String, List<String>> signed = new LinkedHashMap<>();
        if (post) {
            request.fields().forEach((name, value) -> signed.put(name, List.of(value)));
        }
        return Twilio.signature(spoiled + authToken, url, new Form(signed));
    }

    private static String mark(String url) {
        return url.indexOf('?') < 0 ? "?" : "&";
    }

    private static String form(SequencedMap<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
