package retorno.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/// Delivery reports at a steady rate, each on its tick of the clock whether or not those before it
/// are answered, so that a slow answer is not hidden by sending less.
final class SteadyLoad {
    private static final int CONNECTIONS = 32;

    private final URI target;
    private final String run;
    private final AtomicLongArray due;
    private final AtomicInteger bad = new AtomicInteger();

    /// @param most how many requests there may be in all
    SteadyLoad(int port, String run, int most) {
        this.target = URI.create("http://127.0.0.1:" + port + "/email");
        this.run = run;
        this.due = new AtomicLongArray(most);
    }

    /// When a message's request was due, as of [System#nanoTime].
    long due(int message) {
        return due.get(message);
    }

    /// Answers that were none, or not 2xx.
    int bad() {
        return bad.get();
    }

    /// Posts messages `first` to `last`, the last excluded, and waits for their answers.
    void post(int first, int last, int rate) throws InterruptedException {
        AtomicInteger next = new AtomicInteger(first);
        long begin = System.nanoTime();
        Thread[] threads = new Thread[CONNECTIONS];
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                threads[i] =
                        Thread.ofVirtual()
                                .start(() -> {
                                    for (int n = next.getAndIncrement();
                                            n < last;
                                            n = next.getAndIncrement()) {
                                        due.set(n, begin + (n - first) * 1_000_000_000L / rate);
                                        post(client, n);
                                    }
                                });
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private void post(HttpClient client, int number) {
        try {
            long wait = due.get(number) - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(Duration.ofNanos(wait));
            }
            HttpRequest request =
                    HttpRequest.newBuilder(target)
                            .timeout(Duration.ofSeconds(10))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Basic " + credentials())
                            .POST(HttpRequest.BodyPublishers.ofString(body(number)))
                            .build();
            if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
                bad.incrementAndGet();
            }
        } catch (Exception none) {
            bad.incrementAndGet();
        }
    }

    private static String credentials() {
        return Base64.getEncoder().encodeToString(House.USER.getBytes(UTF_8));
    }

    private String body(int number) {
        return """
        {"results":[{"bulkId":"bulk","messageId":"%s-%d","to":"joao.madero@example.com.br",\
        "sentAt":"2024-07-16T17:26:52.880-0300","doneAt":"2024-07-16T17:26:54.966-0300","smsCount":1,\
        "price":{"pricePerMessage":0.001,"currency":"BRL"},\
        "status":{"id":5,"groupId":3,"groupName":"DELIVERED","name":"DELIVERED_TO_HANDSET","description":"Message delivered to handset"},\
        "error":{"id":0,"name":"NO_ERROR","description":"No Error","groupId":0,"groupName":"OK","permanent":false},\
        "callbackData":"{\\"qj_contact_id\\": 3, \\"campanha\\": \\"inverno\\"}"}]}\
        """
                .formatted(run, number);
    }
}
