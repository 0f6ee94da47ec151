package retorno.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static retorno.ingest.ProblemAssert.assertProblem;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import retorno.provider.twilio.TwilioSigner;

/// Behind a proxy, with every secret set: who gets in, and who leaves no trace on the topic.
@ExtendWith(Broker.class)
class VerifiesSendersTest {
    private static final String PUBLIC = "https://Hooks.Example.com/in";
    private static final String FORM = "CallSid=CA1&CallStatus=ringing&Body=It%27s+ol%C3%A1&Empty=";
    private static final Map<String, List<String>> PARAMS =
            Map.of(
                    "CallSid", List.of("CA1"),
                    "CallStatus", List.of("ringing"),
                    "Body", List.of("It's olá"),
                    "Empty", List.of(""));
    private static Ingest ingest;
    private static Log log;

    @BeforeAll
    static void start() {
        ingest =
                Ingest.with(
                        "retorno.public-url=" + PUBLIC + "/",
                        "retorno.twilio.auth-tokens=old-token, 12345",
                        "retorno.infobip.users=hook:pass:word,other:çedilla",
                        "retorno.infobip.tokens=t0ken",
                        "retorno.infobip.hmac-secrets=s3cret",
                        "retorno.infobip.hmac-header=X-Infobip-Signature",
                        "retorno.infobip.hmac-algorithm=HMAC_SHA_256");
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
    void takesWhatTwilioSignedForThePublicUrl() {
        String target = "/twilio/call-status?uuid=a%20b%2Fc&x=";
        String signature = TwilioSigner.sign("12345", PUBLIC + target, PARAMS);
        assertThat(twilio(target, signature, FORM).statusCode()).isEqualTo(204);
        assertThat(Log.headers(log.one()))
                .containsEntry("ce_url", PUBLIC + target)
                .containsEntry("ce_source", "/in/twilio/call-status")
                .containsEntry("x-twilio-signature", signature);
    }

    @Test
    void takesAnyTokenOfTheList() {
        String target = "/twilio/call-status";
        String signature = TwilioSigner.sign("old-token", PUBLIC + target, PARAMS);
        assertThat(twilio(target, signature, FORM).statusCode()).isEqualTo(204);
    }

    @Test
    void refusesAQueryThatAProxyAdded() {
        String signature = TwilioSigner.sign("12345", PUBLIC + "/twilio/call-status", PARAMS);
        refused(twilio("/twilio/call-status?utm=1", signature, FORM));
    }

    @Test
    void refusesAChangedParameter() {
        String signature = TwilioSigner.sign("12345", PUBLIC + "/twilio/call-status", PARAMS);
        refused(twilio("/twilio/call-status", signature, FORM.replace("ringing", "completed")));
    }

    @Test
    void refusesAMissingSignature() {
        refused(
                ingest.post(
                        "/twilio/call-status",
                        "application/x-www-form-urlencoded",
                        FORM.getBytes(UTF_8)));
    }

    @Test
    void refusesWhatIsSignedForAnotherUrl() {
        String local = "http://127.0.0.1:" + ingest.port() + "/twilio/call-status";
        refused(twilio("/twilio/call-status", TwilioSigner.sign("12345", local, PARAMS), FORM));
    }

    @Test
    void takesJsonWithItsHashInTheUrl() {
        byte[] body = "{\"CallSid\": \"CA1\"}".getBytes(UTF_8);
        String url = TwilioSigner.withHash(PUBLIC + "/twilio/call-status", body);
        HttpResponse<String> answer =
                Ingest.send(
                        ingest.to(url.substring(PUBLIC.length()))
                                .header("Content-Type", "application/json")
                                .header("X-Twilio-Signature", TwilioSigner.sign("12345", url))
                                .POST(Ingest.bytes(body)));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(log.one().value()).isEqualTo(body);
    }

    @Test
    void takesBasicCredentials() {
        assertThat(authorized("Basic " + base64("hook:pass:word")).statusCode()).isEqualTo(200);
        assertThat(authorized("basic " + base64("other:çedilla")).statusCode()).isEqualTo(200);
        assertThat(log.added())
                .hasSize(2)
                .allSatisfy(record ->
                        assertThat(Log.headers(record).toString())
                                .doesNotContainIgnoringCase("basic", "authorization"));
    }

    @Test
    void challengesWrongOrMissingCredentials() {
        for (String wrong :
                List.of(
                        "Basic " + base64("hook:pass"),
                        "Basic !",
                        "Bearer t0ke",
                        "Bearer ",
                        "t0ken")) {
            HttpResponse<String> answer = authorized(wrong);
            assertProblem(answer).status(401).keptNothing();
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .contains("Basic", "Bearer");
        }
        assertProblem(ingest.postJson("/email", "{}")).status(401).keptNothing();
        assertThat(log.added()).isEmpty();
    }

    @Test
    void takesABearerToken() {
        assertThat(authorized("Bearer t0ken").statusCode()).isEqualTo(200);
        assertThat(log.one().value()).asString(UTF_8).isEqualTo("{}");
    }

    @Test
    void takesAnHmacOfTheBodyAndKeepsIt() throws GeneralSecurityException {
        String body = "{\"results\":[{\"to\":\"olá\"}]}";
        String signature = "sha256=" + hmac("s3cret", body);
        assertThat(signed(signature, body).statusCode()).isEqualTo(200);
        assertThat(Log.headers(log.one())).containsEntry("x-infobip-signature", signature);
    }

    @Test
    void refusesAnHmacOfAnotherBodyOrSecret() throws GeneralSecurityException {
        assertProblem(signed("sha256=" + hmac("s3cret", "{ }"), "{}")).status(401).keptNothing();
        assertProblem(signed("sha256=" + hmac("secret", "{}"), "{}")).status(401).keptNothing();
        assertThat(log.added()).isEmpty();
    }

    @Test
    void asksWhoSentItBeforeWhetherItIsWellFormed() {
        assertProblem(ingest.post("/email", "text/xml", "<nonsense".getBytes(UTF_8)))
                .status(401)
                .keptNothing();
        assertThat(log.added()).isEmpty();
    }

    private void refused(HttpResponse<String> answer) {
        assertProblem(answer).status(403).keptNothing();
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(log.added()).isEmpty();
    }

    private static HttpResponse<String> twilio(String target, String signature, String form) {
        return Ingest.send(
                ingest.to(target)
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .header("X-Twilio-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> authorized(String authorization) {
        return Ingest.send(
                ingest.to("/email")
                        .header("Content-Type", "application/json")
                        .header("Authorization", authorization)
                        .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private static HttpResponse<String> signed(String signature, String body) {
        return Ingest.send(
                ingest.to("/email")
                        .header("Content-Type", "application/json")
                        .header("X-Infobip-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String hmac(String secret, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    }
}
