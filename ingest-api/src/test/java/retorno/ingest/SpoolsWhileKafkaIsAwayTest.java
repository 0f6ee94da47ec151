package retorno.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static retorno.ingest.ProblemAssert.assertProblem;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import retorno.envelope.Envelope;
import retorno.ingest.spool.Spool;
import retorno.ingest.spool.SpoolLimits;

/// A 2xx means durable, also while no broker is there.
@ExtendWith(Broker.class)
class SpoolsWhileKafkaIsAwayTest {
    @TempDir Path directory;

    @Test
    void answersWithAReceiptAndBringsAllToKafkaInOrder() throws IOException {
        int port = freePort();
        String topic = "spooled-" + UUID.randomUUID();
        List<String> receipts = new ArrayList<>();
        try (Ingest ingest = away(port, topic)) {
            for (int i = 0; i < 40; i++) {
                receipts.add(receipt(ingest.postJson("/email", "{\"n\":" + i + "}")));
            }
            assertThat(ingest.bean(Spool.class).records()).isEqualTo(40);
            assertThat(Ingest.send(ingest.to("/actuator/prometheus").GET()).body())
                    .contains("retorno_spool_records 40.0", "retorno_spool_oldest_seconds ");
        }
        // Another life of the program, still without a broker; then the broker comes.
        try (Ingest ingest = away(port, topic)) {
            receipts.add(receipt(ingest.postJson("/email", "{\"n\":40}")));
            try (Relay _ = new Relay(port, Broker.address())) {
                await().atMost(Duration.ofSeconds(30)).until(ingest.bean(Spool.class)::isEmpty);
                receipts.add(receipt(ingest.postJson("/email", "{\"n\":41}")));
            }
        }
        try (Log log = Log.whole(topic)) {
            // A record whose ack came late is there twice: the worker makes one row of the two.
            assertThat(log.added().stream().map(r -> Log.headers(r).get("ce_id")).distinct())
                    .containsExactlyElementsOf(receipts);
        }
    }

    /// Kafka refuses a record whose own time is an hour ahead, and all that waits behind it would
    /// wait until then.
    @Test
    void bringsWhatWasReceivedBeforeTheClockWasSetBack() throws IOException {
        int port = freePort();
        String topic = "spooled-" + UUID.randomUUID();
        SpoolLimits roomy = new SpoolLimits(1 << 20, 0, 1 << 20, Duration.ofSeconds(10));
        try (Spool spool = Spool.open(directory, roomy)) {
            spool.append(received(Instant.now().plus(Duration.ofHours(2))), null);
        }
        try (Ingest ingest = away(port, topic)) {
            assertThat(Ingest.send(ingest.to("/actuator/prometheus").GET()).body())
                    .contains("retorno_spool_records 1.0", "retorno_spool_oldest_seconds 0.0");
            try (Relay _ = new Relay(port, Broker.address())) {
                await().atMost(Duration.ofSeconds(30)).until(ingest.bean(Spool.class)::isEmpty);
            }
        }
    }

    @Test
    void asksToComeBackWhenTheSpoolIsFull() throws IOException {
        try (Ingest ingest =
                Ingest.with(
                        "spring.kafka.bootstrap-servers=127.0.0.1:" + freePort(),
                        "retorno.spool-max-bytes=2KB",
                        "retorno.ack-timeout=200ms")) {
            int status = 200;
            for (int i = 0; i < 20 && status == 200; i++) {
                status = ingest.postJson("/email", "{\"n\":" + i + "}").statusCode();
            }
            assertThat(ingest.bean(Spool.class).records()).isPositive();
            assertProblem(ingest.postJson("/email", "{\"pad\":\"" + "x".repeat(2048) + "\"}"))
                    .status(503)
                    .header("Retry-After", "5")
                    .keptNothing();
        }
    }

    private Ingest away(int port, String topic) {
        return Ingest.with(
                "spring.kafka.bootstrap-servers=127.0.0.1:" + port,
                "retorno.topics.infobip.email=" + topic,
                "retorno.partitions=1",
                "retorno.spool-dir=" + directory,
                "retorno.ack-timeout=500ms");
    }

    private static Envelope received(Instant at) {
        byte[] body = "{}".getBytes(UTF_8);
        return new Envelope(
                UUID.randomUUID(), "infobip.email", at, "http://x/email", null, Map.of(), body);
    }

    private static String receipt(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("Retorno-Receipt").orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
