package retorno.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;

/// Requests at a steady rate over 32 connections, each on its tick of the clock whether or not
/// those before it are answered, so that a slow answer is not hidden by sending less.
public final class SteadyLoad {
    private static final int CONNECTIONS = 32;

    private final int port;
    private final IntFunction<ClassicHttpRequest> requests;
    private final AtomicLongArray due;
    private final AtomicLongArray answered;
    private final AtomicInteger bad = new AtomicInteger();

    /// @param requests what to send under a number
    /// @param most how many requests there may be in all
    public SteadyLoad(int port, IntFunction<ClassicHttpRequest> requests, int most) {
        this.port = port;
        this.requests = requests;
        this.due = new AtomicLongArray(most);
        this.answered = new AtomicLongArray(most);
    }

    /// When a request was due, as of [System#nanoTime].
    public long due(int number) {
        return due.get(number);
    }

    /// Answers that were none, or not 2xx.
    public int bad() {
        return bad.get();
    }

    /// Milliseconds from the moment a request was due to its answer; `first` to `last`, the last
    /// excluded, the shortest first.
    public double[] waits(int first, int last) {
        double[] waits = new double[last - first];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = (answered.get(first + i) - due.get(first + i)) / 1e6;
        }
        Arrays.sort(waits);
        return waits;
    }

    /// Posts requests `first` to `last`, the last excluded, and waits for their answers.
    public void post(int first, int last, int rate) throws InterruptedException {
        AtomicInteger next = new AtomicInteger(first);
        long begin = System.nanoTime();
        Thread[] threads = new Thread[CONNECTIONS];
        for (int i = 0; i < CONNECTIONS; i++) {
            threads[i] =
                    Thread.ofPlatform()
                            .start(() -> {
                                try (Wire wire = new Wire(port)) {
                                    for (int n = next.getAndIncrement();
                                            n < last;
                                            n = next.getAndIncrement()) {
                                        due.set(n, begin + (n - first) * 1_000_000_000L / rate);
                                        post(wire, n);
                                    }
                                }
                            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void post(Wire wire, int number) {
        try {
            ClassicHttpRequest request = requests.apply(number);
            long wait = due.get(number) - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(Duration.ofNanos(wait));
            }
            int status = wire.post(request);
            answered.set(number, System.nanoTime());
            if (status < 200 || status > 299) {
                bad.incrementAndGet();
            }
        } catch (IOException | HttpException none) {
            answered.set(number, System.nanoTime());
            bad.incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
