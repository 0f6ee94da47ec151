package retorno.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static retorno.ingest.ProblemAssert.assertProblem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What nobody hopes to get: each has its answer, none is our fault, and what came from the
/// provider is kept.
@ExtendWith({Broker.class, OutputCaptureExtension.class})
class RefusesBadInputTest {
    private static Ingest ingest;
    private static Log log;

    @BeforeAll
    static void start() {
        ingest = Ingest.with();
        log = Log.of("email-webhook");
    }

    @AfterAll
    static void stop() {
        log.close();
        ingest.close();
    }

    @BeforeEach
    void skipWhatOthersPosted() {
        log.added();
    }

    static Stream<Arguments> oddButWellFormed() {
        return Stream.of(
                argumentSet("a number", "42"),
                argumentSet("an empty array", "[]"),
                argumentSet("results that is an object", "{\"results\":{\"messageId\":\"1\"}}"),
                argumentSet("duplicate keys", "{\"a\":1,\"a\":2}"),
                argumentSet("an escaped NUL", "{\"a\":\"\\u0000\"}"),
                argumentSet(
                        "1 MB of callbackData",
                        "{\"callbackData\":\"" + "x".repeat(1 << 20) + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("oddButWellFormed")
    void takesWhatIsOddButWellFormed(String body) {
        assertThat(ingest.postJson("/email", body).statusCode()).isEqualTo(200);
        assertThat(log.one().value()).isEqualTo(body.getBytes(UTF_8));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                argumentSet("not JSON", "hello".getBytes(UTF_8)),
                argumentSet("nothing", new byte[0]),
                argumentSet("truncated", "{\"results\":[{\"messageId\":\"1\"".getBytes(UTF_8)),
                argumentSet("NaN", "{\"price\":NaN}".getBytes(UTF_8)),
                argumentSet("a bare control character", "{\"a\":\"\u0001\"}".getBytes(UTF_8)),
                argumentSet(
                        "invalid UTF-8",
                        new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '"', '}'}),
                argumentSet(
                        "10,000 levels",
                        ("[".repeat(10_000) + "]".repeat(10_000)).getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void keepsWhatIsMalformedAndSaysWhere(byte[] body) {
        UUID receipt =
                assertProblem(ingest.post("/email", "application/json", body))
                        .status(400)
                        .detail("line ", "column ")
                        .receipt();
        var record = log.one();
        assertThat(record.value()).isEqualTo(body);
        assertThat(Log.headers(record)).containsEntry("ce_id", receipt.toString());
    }

    @Test
    void namesTheLineAndColumn() {
        assertProblem(ingest.postJson("/email", "{\n  \"a\": tru\n}"))
                .status(400)
                .detail("line 2, column");
    }

    @Test
    void keepsAFormWithABrokenEscape() {
        byte[] body = "CallSid=CA1&x=%zz".getBytes(UTF_8);
        var answer = ingest.post("/twilio/call-status", "application/x-www-form-urlencoded", body);
        assertProblem(answer).status(400).receipt();
        assertThat(log.one().value()).isEqualTo(body);
    }

    @Test
    void keepsAMediaTypeThatNobodyReads() {
        byte[] body = "<reports/>".getBytes(UTF_8);
        UUID receipt =
                assertProblem(ingest.post("/email", "application/xml", body)).status(415).receipt();
        var record = log.one();
        assertThat(record.value()).isEqualTo(body);
        assertThat(Log.headers(record))
                .containsEntry("ce_id", receipt.toString())
                .containsEntry("content-type", "application/xml");
    }

    @Test
    void keepsMultipartUnread() {
        byte[] body =
                "--b\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n1\r\n--b--\r\n"
                        .getBytes(UTF_8);
        assertProblem(ingest.post("/email", "multipart/form-data; boundary=b", body))
                .status(415)
                .receipt();
        assertThat(log.one().value()).isEqualTo(body);
    }

    @Test
    void survivesAMediaTypeThatIsNone() {
        assertProblem(ingest.post("/email", "/;;=\"", "{}".getBytes(UTF_8))).status(415).receipt();
    }

    @Test
    void refusesFiveMegabytesThatAreAnnounced() {
        assertProblem(ingest.post("/email", "application/json", new byte[5 << 20]))
                .status(413)
                .detail("4194304")
                .keptNothing();
        assertThat(log.added()).isEmpty();
    }

    @Test
    void refusesFiveMegabytesInChunks() {
        HttpRequest.BodyPublisher chunked =
                HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[5 << 20]));
        HttpResponse<String> answer =
                Ingest.send(
                        ingest.to("/email")
                                .header("Content-Type", "application/json")
                                .POST(chunked));
        assertProblem(answer).status(413).keptNothing();
        assertThat(log.added()).isEmpty();
    }

    @Test
    void takesExactlyTheMostThatIsAllowed() {
        byte[] body = ("\"" + "x".repeat((4 << 20) - 2) + "\"").getBytes(UTF_8);
        assertThat(ingest.post("/email", "application/json", body).statusCode()).isEqualTo(200);
        assertThat(log.one().value()).hasSize(4 << 20);
        HttpRequest.BodyPublisher chunked =
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        assertThat(Ingest.send(ingest.to("/email").POST(chunked)).statusCode()).isEqualTo(200);
    }

    @Test
    void answersBeforeReadingWhatIsFarTooLarge() throws IOException {
        String answer =
                ingest.first(
                        "POST /email HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n{");
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
    }

    @Test
    void keepsNothingOfABodyThatBreaksOff() throws IOException {
        String head = "POST /email HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{";
        try (var socket = ingest.connect()) {
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isEmpty(),
                            some -> assertThat(some).startsWith("HTTP/1.1 400 "));
        }
        assertThat(log.added()).isEmpty();
    }

    @Test
    void saysNothingOfSendersThatHangUp(CapturedOutput output) throws IOException {
        String request =
                "POST /email HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}";
        for (int i = 0; i < 30; i++) {
            try (var socket = ingest.connect()) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream()
                        .write(request.substring(0, request.length() - i % 3).getBytes(UTF_8));
            }
        }
        assertThat(ingest.postJson("/email", "{}").statusCode()).isEqualTo(200);
        assertThat(output.getAll()).doesNotContain("\tat ", "ERROR");
    }

    @Test
    void refusesAWrongChunk() throws IOException {
        String answer =
                ingest.raw(
                        "POST /email HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("<html", "Exception");
        assertThat(log.added()).isEmpty();
    }

    @Test
    void speaksProblemsEvenWhereTomcatRefuses() throws IOException {
        for (String nonsense :
                new String[] {
                    "GET /a b c HTTP/1.1\r\nHost: x\r\n\r\n",
                    "POST /email HTTP/1.1\r\n\r\n",
                    "POST /email%ff%2fx HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                    "TRACE /email HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                    "POST /email HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                    "POST /email HTTP/1.1\r\nHost: x\r\nx: " + "y".repeat(20_000) + "\r\n\r\n",
                    "POST /../../etc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                    "GET /a|b\"<> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                }) {
            assertThat(ingest.raw(nonsense))
                    .as(nonsense.substring(0, 20))
                    .startsWith("HTTP/1.1 4")
                    .doesNotContainIgnoringCase("<html", "Exception", "tomcat")
                    .containsIgnoringCase("application/problem+json");
        }
    }

    @Test
    void takesAQueryThatIsOddButReal() throws IOException {
        String target = "/email?q={\"a\":[1|2]}&x=^`<>\\&%7B=%";
        String answer =
                ingest.raw(
                        "POST "
                                + target
                                + " HTTP/1.1\r\nHost: h:1\r\nContent-Length: 2\r\n"
                                + "Content-Type: application/json\r\nConnection: close\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(Log.headers(log.one())).containsEntry("ce_url", "http://h:1" + target);
    }
}
