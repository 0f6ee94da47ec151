package retorno.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import retorno.program.Shutdown;

/// Runs `up` on free ports, sends it a few requests and stops. While the launcher has the JVM
/// record an AOT cache, this shows it the classes that a real run needs.
///
/// @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-Time Command-Line Ergonomics</a>
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {
    private static final int ROUNDS = 20;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /// Endpoint to body: made-up requests, just real enough to be taken for what they are.
    private static final Map<String, String> REQUESTS =
            Map.of(
                    "/email",
                    """
                    {"results":[{"bulkId":"b","messageId":"m","to":"a@example.org",\
                    "sentAt":"2024-07-16T17:26:54.966-0300","doneAt":"2024-07-16T17:26:55.966-0300",\
                    "status":{"groupId":3,"groupName":"DELIVERED","id":5,"name":"DELIVERED_TO_HANDSET"},\
                    "callbackData":"{'qj_contact_id': 1}"}]}\
                    """,
                    "/sms",
                    """
                    {"results":[{"messageId":"s","to":"5511999999999","status":{"groupName":"DELIVERED"}}]}\
                    """,
                    "/twilio/message-status",
                    "MessageSid=SM1&MessageStatus=delivered&To=%2B5511999999999",
                    "/twilio/call-status",
                    "CallSid=CA1&CallStatus=completed&SequenceNumber=2");

    private final Shutdown shutdown;

    @Option(names = "--data", required = true)
    private Path data = Path.of("data");

    RehearseCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Everything everything =
                new Everything(
                        data,
                        BrokerSettings.LOOPBACK,
                        0,
                        0,
                        DataSize.ofMegabytes(4),
                        new Actions(BrokerSettings.LOOPBACK, 0, Optional.empty()));
        String url = everything.start(shutdown);
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, String> request : REQUESTS.entrySet()) {
                    post(client, url + request.getKey(), request.getValue());
                }
                client.send(get(url + "/actuator/health"), BodyHandlers.ofString());
            }
        }
        return 0;
    }

    private static void post(HttpClient client, String url, String body)
            throws IOException, InterruptedException {
        String type =
                body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(LIMIT)
                        .header("content-type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        client.send(request, BodyHandlers.discarding());
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
    }
}
