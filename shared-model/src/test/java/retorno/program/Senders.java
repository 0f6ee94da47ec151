package retorno.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Providers that post delivery reports one after the other, each of its own message, until they
/// are told to stop; some of them on a connection of its own each time.
public final class Senders implements AutoCloseable {
    private static final int MANY = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final URI email;
    private volatile boolean stopped;

    public Senders(URI server) {
        email = server.resolve("/email");
        for (int i = 0; i < MANY; i++) {
            boolean patient = i % 4 != 0;
            threads.execute(() -> post(patient));
        }
    }

    /// The ids of the messages whose report was answered 2xx.
    public Set<String> accepted() {
        return accepted;
    }

    /// How often each status was answered.
    public Map<Integer, Integer> answers() {
        return answers;
    }

    @Override
    public void close() {
        stopped = true;
        threads.close();
        client.close();
    }

    private void post(boolean patient) {
        while (!stopped) {
            String id = "m-" + next.incrementAndGet();
            try {
                int status = patient ? send(client, id) : sendAlone(id);
                answers.merge(status, 1, Integer::sum);
                if (status / 100 == 2) {
                    accepted.add(id);
                }
            } catch (IOException unanswered) {
                Thread.onSpinWait();
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private int sendAlone(String id) throws IOException, InterruptedException {
        try (HttpClient once = HttpClient.newHttpClient()) {
            return send(once, id);
        }
    }

    private int send(HttpClient by, String id) throws IOException, InterruptedException {
        String body =
                """
                {"results":[{"messageId":"%s","to":"ana@example.org","status":{"groupName":"DELIVERED"}}]}\
                """
                        .formatted(id);
        HttpRequest request =
                HttpRequest.newBuilder(email)
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(PATIENCE)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return by.send(request, BodyHandlers.discarding()).statusCode();
    }
}
