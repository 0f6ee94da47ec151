package retorno.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AckWaitsTest {
    private final AckWaits waits = new AckWaits();

    @AfterEach
    void close() {
        waits.close();
    }

    @Test
    void endsAWaitThatNobodyElseEnds() {
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> waits.await(new CompletableFuture<>(), in(Duration.ofMillis(1))));
    }

    @Test
    void endsOnlyThoseThatAreDue() throws Exception {
        CompletableFuture<String> sent = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        waits.await(new CompletableFuture<>(), in(Duration.ofMillis(1)));
                    } catch (Exception due) {
                        sent.complete("acked");
                    }
                });
        waits.await(sent, in(Duration.ofMinutes(1)));
        assertThat(sent).isCompletedWithValue("acked");
    }

    @Test
    void tellsWhatFailed() {
        CompletableFuture<String> sent = new CompletableFuture<>();
        sent.completeExceptionally(new IllegalStateException("refused"));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> waits.await(sent, in(Duration.ofMinutes(1))))
                .withMessageContaining("refused");
    }

    private static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }
}
