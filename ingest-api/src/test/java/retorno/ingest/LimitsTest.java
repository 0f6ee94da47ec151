package retorno.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static retorno.ingest.ProblemAssert.assertProblem;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds under more load than was allowed.
@ExtendWith(Broker.class)
class LimitsTest {
    private static final String HEAD =
            "POST /email HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static Ingest ingest;

    @BeforeAll
    static void start() {
        ingest = Ingest.with("retorno.max-body=64KB", "retorno.max-in-flight=128KB");
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @Test
    void turnsAwayWhatFindsNoRoomAndTakesItOnceThereIs() throws Exception {
        // Two that have sent nearly 64 KB each fill the room of 128 KB.
        List<Socket> waiting = untilFull("Content-Length: 65536", 65_000, "{}");
        assertProblem(ingest.postJson("/email", "{}"))
                .status(503)
                .header("Retry-After", "1")
                .keptNothing();
        for (Socket socket : waiting) {
            socket.close();
        }
        await().until(() -> ingest.postJson("/email", "{}").statusCode() == 200);
    }

    /// Opens connections that send a part of a body until there is no room for a request. One at a
    /// time: who looks whether there is room takes some, and may be the one for whom another is
    /// turned away.
    private static List<Socket> untilFull(String length, int bytes, String request) {
        List<Socket> waiting = new ArrayList<>();
        await().until(() -> {
            Socket socket = ingest.connect();
            socket.getOutputStream().write((HEAD + length + "\r\n\r\n").getBytes(UTF_8));
            socket.getOutputStream().write(new byte[bytes]);
            waiting.add(socket);
            return ingest.postJson("/email", request).statusCode() == 503;
        });
        return waiting;
    }

    /// Else a few connections without any credentials would turn every provider away.
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 65536", "Transfer-Encoding: chunked"})
    void whatIsOnlyAnnouncedTakesNoRoomFromOthers(String length) throws Exception {
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Socket socket = ingest.connect();
            socket.getOutputStream().write((HEAD + length + "\r\n\r\n").getBytes(UTF_8));
            waiting.add(socket);
        }
        await().during(Duration.ofMillis(300))
                .until(() -> ingest.postJson("/email", "{}").statusCode() == 200);
        for (Socket socket : waiting) {
            socket.close();
        }
    }

    @Test
    void aBodyThatOutgrowsTheRoomIsTurnedAway() throws Exception {
        String large = " ".repeat(60_000) + "{}";
        List<Socket> waiting = untilFull("Content-Length: 2", 0, large);
        assertProblem(ingest.postJson("/email", large))
                .status(503)
                .header("Retry-After", "1")
                .keptNothing();
        assertThat(ingest.postJson("/email", "{}").statusCode())
                .as("a small one fits")
                .isEqualTo(200);
        for (Socket socket : waiting) {
            socket.close();
        }
    }

    @Test
    void weighsNoRequestAsNothing() throws Exception {
        int taken = 0;
        for (Socket socket : untilFull("Content-Length: 2", 0, "{}")) {
            socket.getOutputStream().write("{}".getBytes(UTF_8));
            byte[] answer = socket.getInputStream().readNBytes(12);
            taken += new String(answer, UTF_8).equals("HTTP/1.1 200") ? 1 : 0;
            socket.close();
        }
        // 128 KB make room for eight of the least weight, 16 KB.
        assertThat(taken).isEqualTo(8);
    }

    @Test
    void prefersTheSizeToTheRoomWhereBothAreMissing() {
        assertProblem(ingest.post("/email", "application/json", new byte[200_000])).status(413);
    }

    @Test
    void givesUpOnASenderThatTrickles() throws Exception {
        try (Socket socket = ingest.connect()) {
            socket.getOutputStream()
                    .write((HEAD + "Content-Length: 60000\r\n\r\n").getBytes(UTF_8));
            var in = socket.getInputStream();
            await().pollInterval(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(12))
                    .until(() -> {
                        socket.getOutputStream().write(' ');
                        return in.available() > 0;
                    });
            byte[] answer = new byte[12];
            in.readNBytes(answer, 0, 12);
            assertThat(new String(answer, UTF_8)).isEqualTo("HTTP/1.1 408");
        }
    }

    @Test
    void givesUpOnASenderThatFallsSilent() throws Exception {
        try (Socket socket = ingest.connect()) {
            socket.getOutputStream()
                    .write((HEAD + "Content-Length: 60000\r\n\r\n{").getBytes(UTF_8));
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, UTF_8)).isEqualTo("HTTP/1.1 408");
        }
    }

    /// A sender of many should not have to connect again and again.
    @Test
    void closesNoConnectionForWhatItHasCarried() throws Exception {
        String probe = "HEAD /email HTTP/1.1\r\nHost: x\r\n";
        String answers =
                ingest.raw((probe + "\r\n").repeat(500) + probe + "Connection: close\r\n\r\n");
        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(502);
    }

    @Test
    void countsRequestsByTypeNotByWhatWasAskedFor() {
        ingest.postJson("/email?secret=1", "{}");
        ingest.postJson("/email%2e/../../etc", "{}");
        Ingest.send(ingest.to("/no/such/thing-" + System.nanoTime()).GET());
        Ingest.send(ingest.to("/x").method("INVENTED", HttpRequest.BodyPublishers.noBody()));
        String metrics = Ingest.send(ingest.to("/actuator/prometheus").GET()).body();
        assertThat(metrics)
                .contains("type=\"infobip.email\"")
                .doesNotContain("secret", "thing-", "etc", "INVENTED");
    }
}
