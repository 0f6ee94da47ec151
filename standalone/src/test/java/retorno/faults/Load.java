package retorno.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/// Posts at a fixed rate, whatever the answers: nobody waits for the one before. Keeps its own list
/// of what was sent and what was answered.
final class Load implements AutoCloseable {
    private static final Duration NO_ANSWER = Duration.ofSeconds(30);

    static {
        // Well before the server's own limit: no request meets a connection that is just closing.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    }

    private final URI server;
    private final Traffic traffic;
    private final long interval;
    private final int most;
    private final HttpClient client;
    private final ExecutorService posting = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Map<String, Post> posts = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger heard = new AtomicInteger();
    private final Thread pace;
    private volatile boolean stopped;

    /// @param most where it ends by itself
    Load(URI server, Traffic traffic, int rate, int most) {
        this.server = server;
        this.traffic = traffic;
        this.interval = Duration.ofSeconds(1).toNanos() / rate;
        this.most = most;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(posting)
                        .connectTimeout(NO_ANSWER)
                        .build();
        this.pace = Thread.ofPlatform().name("load").daemon().unstarted(this::run);
    }

    Load start() {
        pace.start();
        return this;
    }

    /// Goes on for so long.
    void run(Duration time) {
        Awaitility.await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
    }

    /// How many were sent so far.
    int sent() {
        return sent.get();
    }

    /// Waits until all that it was to send is answered, or given up.
    void finish() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(20))
                .until(() -> !pace.isAlive() && heard.get() == sent.get());
    }

    /// Sends no more, and waits for the answers.
    void stop() {
        stopped = true;
        finish();
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /// All that was ever sent, by its body.
    Map<String, Post> posts() {
        return posts;
    }

    @Override
    public void close() {
        stopped = true;
        client.shutdownNow();
        posting.shutdownNow();
    }

    private void run() {
        long begin = System.nanoTime();
        for (int i = 0; i < most && !stopped; i++) {
            long due = begin + i * interval;
            while (due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            Post post = traffic.next();
            posts.put(post.body(), post);
            sent.incrementAndGet();
            posting.execute(() -> post(post, due));
        }
    }

    private void post(Post post, long due) {
        long begun = System.nanoTime();
        answers.add(answer(post, due, begun));
        heard.incrementAndGet();
    }

    private Answer answer(Post post, long due, long begun) {
        try {
            HttpResponse<Void> response = client.send(request(post), BodyHandlers.discarding());
            return new Answer(
                    post,
                    due,
                    begun,
                    System.nanoTime(),
                    response.statusCode(),
                    response.headers().firstValue("Retorno-Receipt"),
                    response.headers().firstValue("Retry-After"));
        } catch (IOException broken) {
            // Nobody answered: it may have its rows or not.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return new Answer(
                post, due, begun, System.nanoTime(), 0, Optional.empty(), Optional.empty());
    }

    private HttpRequest request(Post post) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(post.path()))
                        .timeout(NO_ANSWER)
                        .POST(BodyPublishers.ofString(post.body()));
        post.headers().forEach(request::header);
        return request.build();
    }
}
