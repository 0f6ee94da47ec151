package retorno.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Broker.class)
class RequestMetricsTest {
    private static Ingest ingest;

    @BeforeAll
    static void start() {
        ingest = Ingest.with();
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @Test
    void countsEveryAnswerByTypeAndStatus() throws IOException {
        ingest.postJson("/email", "{\"results\":[]}");
        ingest.postJson("/email?any=query", "{\"results\":[]}");
        ingest.postJson("/email", "{");
        ingest.post(
                "/twilio/call-status",
                "application/x-www-form-urlencoded",
                "CallSid=CA1".getBytes(UTF_8));
        ingest.postJson("/nobody/ever/opened/this", "{}");
        ingest.raw("POST /email HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n");

        counts("infobip.email", "200", 2);
        counts("infobip.email", "400", 1);
        counts("twilio.call-status", "204", 1);
        counts("other", "404", 1);
        assertThat(metrics()).contains("status=\"400\",type=\"other\"").doesNotContain("opened");
    }

    @Test
    void doesNotCountWhoeverLooksAtTheMetrics() {
        metrics();
        metrics();
        assertThat(metrics()).doesNotContain("status=\"200\",type=\"other\"");
    }

    /// An answer is counted once it is sent: the sender may have read it before.
    private static void counts(String type, String status, int expected) {
        String line =
                "retorno_requests_total{status=\"%s\",type=\"%s\"} %d.0"
                        .formatted(status, type, expected);
        await().untilAsserted(() -> assertThat(metrics()).contains(line));
    }

    private static String metrics() {
        return Ingest.send(ingest.to("/actuator/prometheus").GET()).body();
    }
}
