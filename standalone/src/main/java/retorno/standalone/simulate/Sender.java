package retorno.standalone.simulate;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import retorno.standalone.simulate.traffic.Plan;
import retorno.standalone.simulate.traffic.Post;
import retorno.standalone.simulate.traffic.Traffic;

/// Posts at a fixed rate, whatever the answers do: an open loop. One virtual thread a request; no
/// more than so many are under way, and what is not sent for that is said. For one run.
final class Sender {
    private static final int MOST_UNDER_WAY = 256;

    /// With no rate to hold, a request follows an answer.
    private static final int CONNECTIONS = 32;

    /// As long as Twilio waits.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// How long after its time the last request is still sent.
    private static final Duration GRACE = Duration.ofSeconds(1);

    static {
        // In seconds; shorter than Tomcat's: no request shall meet a connection that is being
        // closed.
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
    }

    private final String to;
    private final Signer signer;
    private final Tally tally;
    private final CountDownLatch stop;
    private final Plan plan;
    private final Semaphore free;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    /// @param stop when it is down, nothing more is sent
    Sender(String to, Signer signer, Tally tally, CountDownLatch stop, Plan plan) {
        this.to = to;
        this.signer = signer;
        this.tally = tally;
        this.stop = stop;
        this.plan = plan;
        this.free = new Semaphore(places());
    }

    /// Sends for so long, and waits for the last answers.
    ///
    /// @return how long it really sent
    Duration send(Duration length) throws InterruptedException {
        Traffic traffic = new Traffic(plan);
        long start = System.nanoTime();
        long end = start + length.plus(plan.rate() == 0 ? Duration.ZERO : GRACE).toNanos();
        for (long n = 0; n < plan.requests(length) && System.nanoTime() < end; n++) {
            Post post = traffic.next();
            long due = plan.rate() == 0 ? System.nanoTime() : start + plan.due(n);
            boolean stopped = stop.await(due - System.nanoTime(), NANOSECONDS);
            if (stopped || !place(end)) {
                break;
            }
            tally.sent(post, System.nanoTime() - due);
            Thread.startVirtualThread(() -> deliver(post));
        }
        Duration sent = Duration.ofNanos(System.nanoTime() - start);
        // Each request has its own limit; this one is against a mistake of ours.
        boolean _ = free.tryAcquire(places(), 2 * PATIENCE.toMillis(), MILLISECONDS);
        client.shutdownNow();
        return sent;
    }

    private boolean place(long end) throws InterruptedException {
        while (!free.tryAcquire(50, MILLISECONDS)) {
            if (stop.getCount() == 0 || System.nanoTime() > end) {
                return false;
            }
        }
        return true;
    }

    private void deliver(Post post) {
        try {
            HttpRequest request = request(post);
            long before = System.nanoTime();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            long took = System.nanoTime() - before;
            String receipt = answer.headers().firstValue("Retorno-Receipt").orElse(null);
            tally.answered(post, answer.statusCode(), receipt, answer.body(), took);
        } catch (IOException failed) {
            tally.failed(post, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            tally.failed(post, stopped);
        } finally {
            free.release();
        }
    }

    private HttpRequest request(Post post) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(to + post.path()))
                        .timeout(PATIENCE)
                        .header("Content-Type", post.contentType())
                        .POST(BodyPublishers.ofByteArray(post.body()));
        signer.headers(post).forEach(request::header);
        return request.build();
    }

    private int places() {
        return plan.rate() == 0 ? CONNECTIONS : MOST_UNDER_WAY;
    }
}
