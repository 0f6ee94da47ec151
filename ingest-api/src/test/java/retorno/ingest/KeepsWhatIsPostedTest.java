package retorno.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static retorno.ingest.ProblemAssert.assertProblem;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.provider.Endpoint;
import retorno.provider.Reply;

/// The way of a request that everybody likes: from the socket to the topic, byte for byte.
@ExtendWith(Broker.class)
class KeepsWhatIsPostedTest {
    private static final String FORM = "application/x-www-form-urlencoded";
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

    @Test
    void carriesEachPayloadByteForByte() throws IOException {
        for (String name : Arrays.asList("delivered-dict", "opened", "suppressed-bounce")) {
            byte[] body = payload(name);
            HttpResponse<String> answer = ingest.post("/email", "application/json", body);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(log.one().value()).isEqualTo(body);
        }
    }

    @Test
    void touchesNeitherUnicodeNorLineEnds() {
        byte[] body =
                "{\r\n\t\"name\" : \"São João 日本 🎉 \u2028\",\r\n  \"x\":1.0E+2 }\r\n"
                        .getBytes(UTF_8);
        ingest.post("/email", "application/json; charset=utf-8", body);
        ConsumerRecord<String, byte[]> record = log.one();
        assertThat(record.value()).isEqualTo(body);
        assertThat(Log.headers(record))
                .containsEntry("content-type", "application/json; charset=utf-8");
    }

    @Test
    void carriesNearlyFourMegabytesThatDoNotCompress() {
        byte[] noise = new byte[3_900_000];
        new java.util.Random(7).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) ('A' + (noise[i] & 31));
        }
        byte[] body =
                ("{\"x\":\"" + new String(noise, ISO_8859_1).replace('\\', '/') + "\"}")
                        .getBytes(UTF_8);
        assertThat(ingest.post("/email", "application/json", body).statusCode()).isEqualTo(200);
        assertThat(log.one().value()).isEqualTo(body);
    }

    @Test
    void saysWhatItKnowsInCloudEventsHeaders() {
        Instant before = Instant.now().minusMillis(1);
        HttpResponse<String> answer = ingest.postJson("/email?a=%20b&c=", "{\"results\":[]}");
        Map<String, String> headers = Log.headers(log.one());
        String receipt = answer.headers().firstValue("Retorno-Receipt").orElseThrow();
        assertThat(answer.body()).isEqualTo("{\"receipt\":\"" + receipt + "\"}");
        assertThat(UUID.fromString(receipt).version()).isEqualTo(7);
        assertThat(headers)
                .containsOnlyKeys(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_time",
                        "ce_url",
                        "content-type")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", receipt)
                .containsEntry("ce_source", "/email")
                .containsEntry("ce_type", "infobip.email")
                .containsEntry("ce_url", "http://127.0.0.1:" + ingest.port() + "/email?a=%20b&c=")
                .containsEntry("content-type", "application/json");
        assertThat(Instant.parse(headers.get("ce_time"))).isBetween(before, Instant.now());
    }

    @Test
    void writesNoCredentialToKafka() {
        HttpRequest.Builder request =
                ingest.to("/email")
                        .header("Authorization", "Basic c2VjcmV0OnNlY3JldA==")
                        .header("Cookie", "session=secret")
                        .POST(Ingest.bytes("{}".getBytes(UTF_8)));
        assertThat(Ingest.send(request).statusCode()).isEqualTo(200);
        assertThat(Log.headers(log.one()).toString())
                .doesNotContainIgnoringCase("authorization", "c2VjcmV0", "cookie", "secret");
    }

    @Test
    void usesTheCallOrMessageAsKey() {
        ingest.post("/twilio/call-status", FORM, "CallSid=CA1&CallStatus=ringing".getBytes(UTF_8));
        assertThat(log.one().key()).isEqualTo("CA1");
        ingest.postJson("/email", "{}");
        assertThat(log.one().key()).isNull();
    }

    @Test
    void keepsAFormThatNobodyElseHasRead() {
        byte[] body =
                "MessageSid=SM1&Body=Ol%C3%A1+%26+more&Empty=&Empty=2&MessageStatus=sent"
                        .getBytes(UTF_8);
        HttpResponse<String> answer = ingest.post("/twilio/message-status?x=1", FORM, body);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Retorno-Receipt")).isPresent();
        assertThat(log.one().value()).isEqualTo(body);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void answersAsEachProviderExpects(Endpoint endpoint) {
        boolean twilio = endpoint.type().startsWith("twilio.");
        String body = twilio ? "CallSid=CA1&MessageSid=SM1" : "{}";
        HttpResponse<String> answer =
                ingest.post(
                        endpoint.path(), twilio ? FORM : "application/json", body.getBytes(UTF_8));
        Reply reply = endpoint.reply();
        UUID receipt =
                UUID.fromString(answer.headers().firstValue("Retorno-Receipt").orElseThrow());
        assertThat(answer.statusCode()).isEqualTo(reply.status());
        assertThat(answer.body()).isEqualTo(reply.body().apply(receipt));
        assertThat(answer.headers().firstValue("Content-Type").orElse(null))
                .isEqualTo(reply.contentType());
        assertThat(Log.headers(log.one())).containsEntry("ce_type", endpoint.type());
    }

    static java.util.stream.Stream<Endpoint> endpoints() {
        return Route.BY_PATH.values().stream().map(Route::endpoint);
    }

    @Test
    void answersAnIncomingMessageWithEmptyTwiml() {
        HttpResponse<String> answer =
                ingest.post("/twilio/incoming-message", FORM, "MessageSid=SM1".getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/xml");
        assertThat(answer.body()).contains("<Response");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void answersAProbeAndKeepsNothing(String method) {
        var none = HttpRequest.BodyPublishers.noBody();
        HttpResponse<String> answer = Ingest.send(ingest.to("/email").method(method, none));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(log.added()).isEmpty();
    }

    @Test
    void tellsACallbackSetUpAsGetToPost() {
        assertProblem(Ingest.send(ingest.to("/twilio/call-status?CallSid=CA1").GET()))
                .status(405)
                .header("Allow", "POST")
                .detail("POST")
                .keptNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
    void refusesOtherMethods(String method) {
        assertProblem(
                        Ingest.send(
                                ingest.to("/email")
                                        .method(method, Ingest.bytes("{}".getBytes(UTF_8)))))
                .status(405)
                .header("Allow", "POST")
                .keptNothing();
    }

    @Test
    void servesNothingElse() {
        HttpRequest.Builder browser = ingest.to("/nothing?x=1").header("Accept", "text/html");
        assertProblem(Ingest.send(browser)).status(404).keptNothing();
        assertProblem(ingest.postJson("/email/", "{}")).status(404);
        assertProblem(ingest.postJson("/error", "{}")).status(404);
        assertThat(log.added()).isEmpty();
    }

    @Test
    void splitsASourceOutOnlyWhereToldTo() {
        try (Ingest split = Ingest.with("retorno.topics.infobip.sms=sms-webhook");
                Log sms = Log.of("sms-webhook")) {
            split.postJson("/sms", "{\"n\":1}");
            split.postJson("/email", "{\"n\":2}");
            assertThat(sms.one().value()).asString(UTF_8).isEqualTo("{\"n\":1}");
            assertThat(log.one().value()).asString(UTF_8).isEqualTo("{\"n\":2}");
        }
    }

    private static byte[] payload(String name) throws IOException {
        try (var in =
                KeepsWhatIsPostedTest.class.getResourceAsStream("/payloads/" + name + ".json")) {
            return in.readAllBytes();
        }
    }
}
