package retorno.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.provider.Secrets;
import retorno.provider.Verdict;
import retorno.provider.WebhookRequest;
import retorno.wire.Form;
import retorno.wire.Json;

class TwilioSignatureTest {
    private static final String TOKEN = "6f1d2c3b4a5968778695a4b3c2d1e0f9";
    private static final String URL = "https://hooks.example.org/twilio/call-status?campaign=1";
    private static final String BODY = "CallSid=CA1&CallStatus=ringing&To=%2B5511987654321";
    private static final Verdict GENUINE = new Verdict.Genuine("CA1");
    private static final Verdict FORGED =
            new Verdict.Forged("X-Twilio-Signature does not match", null);

    private static final Verdict NONE =
            new Verdict.Forged("no X-Twilio-Signature, or none of its length", null);

    private final Twilio twilio = new Twilio();

    record Vector(
            String method,
            String url,
            String contentType,
            String body,
            String token,
            String signature,
            String expected) {}

    static List<Vector> vectors() {
        return Recorded.resource("twilio-signatures.tsv")
                .lines()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(c -> new Vector(c[0], c[1], c[2], json(c[3]), c[4], c[5], c[6]))
                .toList();
    }

    private static String json(String text) {
        return Json.tree(text).asString();
    }

    @Test
    void hasEveryPublishedVector() {
        assertThat(vectors()).hasSize(47);
        assertThat(vectors()).extracting(Vector::expected).containsOnly("valid", "invalid");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithThePublishedVerdict(Vector vector) {
        String signature = vector.signature().isEmpty() ? null : vector.signature();
        Verdict verdict =
                twilio.verify(
                        request(vector.url(), vector.contentType(), signature, vector.body()),
                        tokens(vector.token()));
        assertThat(verdict instanceof Verdict.Genuine).isEqualTo(vector.expected().equals("valid"));
    }

    @Test
    void acceptsWhatTwilioSigned() {
        assertThat(verify(URL, sign(URL), BODY)).isEqualTo(GENUINE);
    }

    @Test
    void refusesAParameterThatWasChanged() {
        String changed = BODY.replace("ringing", "completed");
        assertThat(verify(URL, sign(URL), changed)).isEqualTo(FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&X=", "&CallStatus=completed", "&=x"})
    void refusesAParameterThatWasAdded(String added) {
        assertThat(verify(URL, sign(URL), BODY + added)).isEqualTo(FORGED);
    }

    @Test
    void refusesAQueryThatAProxyAdded() {
        assertThat(verify(URL + "&trace=1", sign(URL), BODY)).isEqualTo(FORGED);
    }

    @Test
    void refusesARequestWithoutSignatureByName() {
        assertThat(verify(URL, null, BODY)).isEqualTo(NONE);
        assertThat(verify(URL, "", BODY)).isEqualTo(NONE);
    }

    @Test
    void refusesASignatureThatOnlyDecodesAlike() {
        String signature = sign(URL);
        String beforePadding = signature.substring(0, 26);
        char last = (char) (signature.charAt(26) + 1);
        assertThat(verify(URL, beforePadding + last + "=", BODY)).isEqualTo(FORGED);
        assertThat(verify(URL, signature.substring(0, 27), BODY)).isEqualTo(NONE);
    }

    @Test
    void acceptsEitherTokenDuringARotation() {
        WebhookRequest request = request(URL, Recorded.FORM, sign(URL), BODY);
        assertThat(twilio.verify(request, tokens("new", TOKEN))).isEqualTo(GENUINE);
        assertThat(twilio.verify(request, tokens(TOKEN, "new"))).isEqualTo(GENUINE);
        assertThat(twilio.verify(request, tokens("new", "newer"))).isEqualTo(FORGED);
    }

    @Test
    void refusesEverythingWhereTheOnlyTokenIsEmpty() {
        WebhookRequest request = request(URL, Recorded.FORM, sign(URL), BODY);
        assertThat(twilio.verify(request, tokens(""))).isEqualTo(FORGED);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example/x?a=b, https://h.example:443/x?a=b",
        "http://h.example/x, http://h.example:80/x",
        "https://h.example:8443/x, https://h.example/x",
        "https://h.example:8443, https://h.example",
        "https://h.example?a=b:1, https://h.example:443?a=b:1",
        "https://[::1]:8443/x, https://[::1]/x",
        "https://[::1]/x, https://[::1]:443/x",
        "https://u:p@h.example/x, https://u:p@h.example:443/x",
        "https://u:p@h.example:8443/x, https://u:p@h.example/x",
        "https://u:p@h.example/x, https://h.example/x",
        "https://h.example:8443/a%2Fb?c=%C3%A3+d, https://h.example/a%2Fb?c=%C3%A3+d",
        "https://h.example/it's?a=it's, https://h.example:443/it's?a=it%27s",
    })
    void acceptsTheSpellingsThatTwilioMaySign(String url, String signed) {
        assertThat(verify(url, sign(signed), BODY)).isEqualTo(GENUINE);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example/x, https://h.example:8443/x",
        "https://h.example/x, http://h.example/x",
        "https://h.example/x, https://H.example/x",
        "https://h.example/x, https://h.example/x/",
        "https://h.example/x?a=%20b, https://h.example/x?a=+b",
        "https://h.example/it's, https://h.example/it%27s",
    })
    void refusesOtherSpellings(String url, String signed) {
        assertThat(verify(url, sign(signed), BODY)).isEqualTo(FORGED);
    }

    @Test
    void acceptsJsonWithItsHashInTheQuery() {
        byte[] body = "{\"CallSid\":\"CA1\"}".getBytes(UTF_8);
        String url = TwilioSigner.withHash(URL, body);
        String signature = TwilioSigner.sign(TOKEN, url);
        assertThat(json(url, signature, body)).isEqualTo(new Verdict.Genuine(null));
        assertThat(json(url, signature, "{\"CallSid\":\"CA2\"}".getBytes(UTF_8)))
                .isEqualTo(
                        new Verdict.Forged(
                                "X-Twilio-Signature or bodySHA256 does not match", null));
        assertThat(json(URL, TwilioSigner.sign(TOKEN, URL), body))
                .isEqualTo(
                        new Verdict.Forged(
                                "X-Twilio-Signature or bodySHA256 does not match", null));
    }

    @Test
    void readsNoBodyOfARequestWithoutSignature() {
        // looking at this body would throw
        WebhookRequest request = new WebhookRequest(URL, Recorded.FORM, name -> null, null);
        assertThat(twilio.verify(request, tokens(TOKEN))).isEqualTo(NONE);
    }

    @Test
    void verifiesABodyOfAnotherTypeAsAForm() {
        WebhookRequest genuine = request(URL, "text/plain", sign(URL), BODY);
        WebhookRequest forged = request(URL, "text/plain", sign(URL), BODY + "x");
        assertThat(twilio.verify(genuine, tokens(TOKEN))).isEqualTo(GENUINE);
        assertThat(twilio.verify(forged, tokens(TOKEN))).isEqualTo(FORGED);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsTwilioDoes(Vector vector) {
        Form form = Form.of(vector.body());
        String token = vector.token();
        assertThat(Twilio.signature(token, vector.url(), form))
                .isEqualTo(TwilioSigner.sign(token, vector.url(), form.fields()));
    }

    @ParameterizedTest
    @ValueSource(strings = {BODY, "", "A=&B=%26%3D&B=%2B&B=%2B", "SidA=1&Sid=A2"})
    void whatIsSignedAgainIsAcceptedWhereItGoes(String form) {
        String elsewhere = "https://in.example.org/twilio/call-status?call_id=1&leg=target";
        String signature = Twilio.signature(TOKEN, elsewhere, Form.of(form));
        assertThat(verify(elsewhere, signature, form)).isInstanceOf(Verdict.Genuine.class);
        assertThat(verify(URL, signature, form)).isEqualTo(FORGED);
    }

    static Stream<String[]> keys() {
        return Stream.of(
                new String[] {"CallSid=CA1&ParentCallSid=CA2", "CA1"},
                new String[] {"StatusCallbackEvent=x&CallSid=CA1&ConferenceSid=CF1", "CF1"},
                new String[] {"StatusCallbackEvent=x&CallSid=CA1", "CA1"},
                new String[] {"RecordingSid=RE1&ConferenceSid=CF1", "CF1"},
                new String[] {"MessageSid=SM1&SmsSid=SM2", "SM1"},
                new String[] {"SmsSid=SM2", "SM2"},
                new String[] {"CallSid=" + "C".repeat(65), null},
                new String[] {"", null});
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keepsTogetherWhatMustKeepItsOrder(String form, String key) {
        WebhookRequest request = request(URL, null, null, form);
        assertThat(twilio.verify(request, Secrets.NONE)).isEqualTo(new Verdict.Genuine(key));
    }

    private Verdict verify(String url, String signature, String form) {
        return twilio.verify(request(url, Recorded.FORM, signature, form), tokens(TOKEN));
    }

    private Verdict json(String url, String signature, byte[] body) {
        return twilio.verify(
                new WebhookRequest(url, Recorded.JSON, name -> signature, body), tokens(TOKEN));
    }

    private static String sign(String url) {
        return TwilioSigner.sign(TOKEN, url, Form.of(BODY).fields());
    }

    private static Secrets tokens(String... tokens) {
        return new Secrets(Map.of("twilio.auth-tokens", List.of(tokens)));
    }

    private static WebhookRequest request(
            String url, String contentType, String signature, String body) {
        return new WebhookRequest(
                url,
                contentType,
                name -> name.equals("x-twilio-signature") ? signature : null,
                body.getBytes(UTF_8));
    }
}
