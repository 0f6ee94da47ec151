package retorno.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import retorno.wire.Json;
import tools.jackson.databind.JsonNode;

/// Asks the fake's API, as an application's client would.
final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final FakeTwilio twilio;
    private final String password;

    Client(FakeTwilio twilio) {
        this(twilio, twilio.authToken());
    }

    Client(FakeTwilio twilio, String password) {
        this.twilio = twilio;
        this.password = password;
    }

    record Answer(int status, JsonNode json, HttpResponse<String> http) {
        String text(String field) {
            JsonNode value = json.get(field);
            return value == null || value.isNull() ? null : value.asString();
        }

        int code() {
            return json.get("code").asInt();
        }
    }

    /// @param path below the account, for example `/Calls.json`
    /// @param fields name, value, name, value
    Answer post(String path, String... fields) {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(fields))));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /// Outside of the account, without credentials.
    Answer control(String method, String path, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(twilio.baseUrl() + path))
                        .method(method, BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        String credentials = twilio.accountSid() + ":" + password;
        return HttpRequest.newBuilder(
                        URI.create(
                                twilio.baseUrl()
                                        + "/2010-04-01/Accounts/"
                                        + twilio.accountSid()
                                        + path))
                .timeout(Duration.ofSeconds(20))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> http = HTTP.send(request.build(), BodyHandlers.ofString());
            String body = http.body();
            boolean json = body.startsWith("{") || body.startsWith("[");
            return new Answer(http.statusCode(), json ? Json.tree(body) : null, http);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static String form(String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], UTF_8));
        }
        return String.join("&", pairs);
    }
}
