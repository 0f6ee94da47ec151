package retorno.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static retorno.ingest.ProblemAssert.assertProblem;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import retorno.envelope.Envelope;

/// No broker, a broker that hangs, and one that refuses, with no room in the spool either: always a
/// 503 that says when to come back.
@ExtendWith({Broker.class, OutputCaptureExtension.class})
class BrokerAwayTest {

    @Test
    void startsAndAsksToComeBackWhileNoBrokerIsThere(CapturedOutput output) throws IOException {
        try (Ingest ingest =
                Ingest.with(
                        "spring.kafka.bootstrap-servers=127.0.0.1:" + freePort(),
                        "retorno.spool-max-bytes=0B",
                        "retorno.ack-timeout=200ms")) {
            for (int i = 0; i < 3; i++) {
                assertProblem(ingest.postJson("/email", "{\"secret\":\"body\"}"))
                        .status(503)
                        .header("Retry-After", "5")
                        .keptNothing();
            }
            HttpResponse<String> health = Ingest.send(ingest.to("/actuator/health/liveness").GET());
            assertThat(health.statusCode()).isEqualTo(200);
        }
        assertThat(output.getAll()).doesNotContain("\tat ", "secret");
        assertThat(
                        output.getAll()
                                .lines()
                                .filter(line -> line.contains("Kafka does not take records")))
                .hasSize(1);
    }

    @Test
    void servesWithoutARestartOnceTheBrokerIsThere() throws IOException {
        int port = freePort();
        try (Ingest ingest =
                Ingest.with(
                        "spring.kafka.bootstrap-servers=127.0.0.1:" + port,
                        "retorno.spool-max-bytes=0B",
                        "retorno.topics.infobip.email=made-later")) {
            assertProblem(ingest.postJson("/email", "{}")).status(503);
            try (Relay _ = new Relay(port, Broker.address())) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> ingest.postJson("/email", "{}").statusCode() == 200);
            }
            try (Log log = Log.of("made-later")) {
                ingest.postJson("/email", "[]");
                assertThat(log.one().value()).asString(UTF_8).isEqualTo("[]");
            }
        }
    }

    @Test
    void answersWithinItsLimitWhenTheBrokerDies() {
        EmbeddedKafkaKraftBroker mortal = Broker.another();
        try (Ingest ingest =
                Ingest.with(
                        "spring.kafka.bootstrap-servers=" + mortal.getBrokersAsString(),
                        "retorno.spool-max-bytes=0B",
                        "retorno.ack-timeout=500ms")) {
            await().until(() -> ingest.postJson("/email", "{}").statusCode() == 200);
            mortal.destroy();
            // The topic is known still: send takes the record, and no ack comes.
            for (int i = 0; i < 3; i++) {
                assertProblem(ingest.postJson("/email", "{}"))
                        .status(503)
                        .header("Retry-After", "5")
                        .keptNothing();
            }
        } finally {
            mortal.destroy();
        }
    }

    @Test
    void neverBlamesTheSenderForOurTopics(CapturedOutput output) throws Exception {
        try (Admin admin = Broker.admin();
                Ingest ingest =
                        Ingest.with(
                                "retorno.spool-max-bytes=0B",
                                "retorno.ack-timeout=500ms",
                                "retorno.topics.infobip.sms=deleted",
                                "retorno.topics.twilio.amd-status=narrow")) {
            var narrower = new ConfigEntry("max.message.bytes", "100");
            admin.incrementalAlterConfigs(
                            Map.of(
                                    new ConfigResource(ConfigResource.Type.TOPIC, "narrow"),
                                    List.of(new AlterConfigOp(narrower, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            admin.deleteTopics(List.of("deleted")).all().get();
            // The broker refuses one, of the other send itself knows no partition.
            for (String path : List.of("/twilio/amd-status", "/sms", "/sms")) {
                assertProblem(ingest.postJson(path, "\"" + "0123456789".repeat(50) + "\""))
                        .status(503)
                        .header("Retry-After", "5")
                        .keptNothing();
            }
        }
        assertThat(output.getAll()).doesNotContain("\tat ").contains("raise max.message.bytes");
    }

    @Test
    void keepsTheInterruptionOfAThreadThatIsStopped() {
        try (Ingest ingest = Ingest.with()) {
            EnvelopePublisher publisher = ingest.bean(EnvelopePublisher.class);
            Envelope envelope =
                    new Envelope(
                            Receipts.next(),
                            "infobip.email",
                            Instant.now(),
                            "http://x/email",
                            null,
                            Map.of(),
                            new byte[0]);
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(EnvelopePublisher.NotAcked.class)
                    .isThrownBy(() -> publisher.publish(envelope, null));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
