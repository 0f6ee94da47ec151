package retorno.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the whole process while providers post.
class SuddenDeathTest {
    private static final int POSTS = 2_000;
    private static final int SENDERS = 16;

    @TempDir Path scratch;

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Semaphore senders = new Semaphore(SENDERS);

    @Test
    void losesNothingThatWasAcceptedAndStoresNothingTwice() throws Exception {
        Path data = scratch.resolve("data");
        try (RetornoProcess doomed = RetornoProcess.up(scratch, data);
                Webhooks webhooks = new Webhooks(doomed.http());
                ExecutorService posting = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, POSTS).forEach(i -> posting.execute(() -> post(webhooks, "m-" + i)));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> accepted.size() > POSTS / 2);
            doomed.kill();
        }
        assertThat(accepted).as("killed in the middle").hasSizeLessThan(POSTS);
        Rows rows = new Rows(data.resolve("retorno.db"));
        try (RetornoProcess again = RetornoProcess.up(scratch, data)) {
            again.ready();
            rows.await("select id_externo from email_callback", accepted);
            List<String> stored = rows.column("select id_externo from email_callback");
            assertThat(stored).doesNotHaveDuplicates();
            assertThat(
                            rows.number(
                                    "select sum(items - stored - duplicates - dead_letters - ignored) from callback_ledger"))
                    .isZero();
            assertThat(again.stop()).isZero();
        }
    }

    private void post(Webhooks webhooks, String messageId) {
        senders.acquireUninterruptibly();
        try {
            int status = webhooks.json("/email", Webhooks.delivered(messageId)).statusCode();
            if (status / 100 == 2) {
                accepted.add(messageId);
            }
        } catch (IOException died) {
            // Never answered: it may have its row or not.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            senders.release();
        }
    }
}
