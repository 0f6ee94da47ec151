package retorno.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Posts as the providers do.
final class Webhooks implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;

    Webhooks(URI server) {
        this.server = server;
    }

    HttpResponse<String> json(String path, String body) throws IOException, InterruptedException {
        return post(path, "application/json", body);
    }

    HttpResponse<String> form(String path, String body) throws IOException, InterruptedException {
        return post(path, "application/x-www-form-urlencoded", body);
    }

    /// Makes what a path names what the body says.
    HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, "application/json", body);
    }

    /// The body of what a path answers.
    String get(String path) throws IOException, InterruptedException {
        return asked(path).body();
    }

    /// What a path answers.
    HttpResponse<String> asked(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(Duration.ofSeconds(20))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /// One delivery report of its own message.
    static String delivered(String messageId) {
        return """
        {"results":[{"bulkId":"bulk","messageId":"%s","to":"someone@example.org",\
        "sentAt":"2024-07-16T17:26:54.966-0300","doneAt":"2024-07-16T17:26:55.966-0300",\
        "status":{"groupId":3,"groupName":"DELIVERED","id":5,"name":"DELIVERED_TO_HANDSET"},\
        "callbackData":"{\\"qj_contact_id\\": 7}"}]}\
        """
                .formatted(messageId);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpResponse<String> post(String path, String type, String body)
            throws IOException, InterruptedException {
        return send("POST", path, type, body);
    }

    private HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(Duration.ofSeconds(20))
                        .header("content-type", type)
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
