package retorno.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.envelope.Envelope;
import retorno.event.CallEvent;
import retorno.event.EventKey;
import retorno.event.SmsEvent;
import retorno.provider.Endpoint;
import retorno.provider.Parsed;
import retorno.provider.ProviderContract;
import retorno.provider.Secrets;
import retorno.provider.WebhookRequest;
import retorno.wire.Flaw;

class TwilioTest extends ProviderContract {
    TwilioTest() {
        super(new Twilio());
    }

    @Override
    protected List<Envelope> recorded() {
        return Recorded.requests();
    }

    @Test
    void listensWhereTheContractSays() {
        assertThat(provider.endpoints())
                .extracting(Endpoint::path)
                .containsExactlyInAnyOrder(
                        "/twilio/message-status",
                        "/twilio/incoming-message",
                        "/twilio/call-status",
                        "/twilio/amd-status",
                        "/twilio/conference-status",
                        "/twilio/recording-status");
    }

    @Test
    void answersAnIncomingMessageWithNoInstructionsAndTheRestWithNothing() {
        assertThat(provider.endpoints())
                .allSatisfy(endpoint -> {
                    String body = endpoint.reply().body().apply(new UUID(0, 0));
                    boolean incoming = endpoint.type().equals("twilio.incoming-message");
                    assertThat(endpoint.reply().status()).isEqualTo(incoming ? 200 : 204);
                    assertThat(endpoint.reply().contentType())
                            .isEqualTo(incoming ? "text/xml" : null);
                    assertThat(body).isEqualTo(incoming ? "<Response/>" : "");
                });
    }

    @Test
    void keepsItsSignatureForLater() {
        assertThat(provider.signatureHeaders(Secrets.NONE)).containsExactly("x-twilio-signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=UTF-8",
                "Application/JSON ;charset=utf-8",
                "application/cloudevents+json",
                "",
            })
    void readsFormsAndJson(String contentType) {
        assertThat(provider.reads(request(contentType, ""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", "application/xml"})
    void readsNothingElse(String contentType) {
        assertThat(provider.reads(request(contentType, ""))).isFalse();
        assertThat(provider.flaw(request(contentType, "%"))).isEmpty();
        Parsed.Unreadable unreadable =
                Recorded.unreadable(
                        Recorded.envelope("twilio.call-status", contentType, null, "CallSid=CA1"));
        assertThat(unreadable.cause()).isEqualTo("media-type");
        assertThat(unreadable.detail()).contains(contentType);
        assertThat(unreadable.fragment()).isEqualTo("CallSid=CA1".getBytes(UTF_8));
    }

    @Test
    void saysWhereABodyIsBroken() {
        assertThat(provider.flaw(request(Recorded.FORM, "a=b%2")))
                .map(Flaw::sentence)
                .contains("broken percent escape at byte 4");
        assertThat(provider.flaw(request(Recorded.JSON, "{\"a\":"))).map(Flaw::line).contains(1);
        assertThat(provider.flaw(request(Recorded.FORM, "a=b%20"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, CallSid=CA1&x=%zz, not-a-form",
        "application/json, {\"CallSid\":, not-json",
        "application/json, '', not-json",
        "application/json, 9, no-sid",
        "application/json, [], no-sid",
        "application/json, {}, no-sid",
        "application/x-www-form-urlencoded, '', no-sid",
        "application/x-www-form-urlencoded, &&&, no-sid",
        "application/x-www-form-urlencoded, CallSid=&CallStatus=, no-sid",
        "application/x-www-form-urlencoded, AccountSid=AC1, no-sid",
    })
    void handsBackWholeWhatItCannotRead(String contentType, String body, String cause) {
        Parsed.Unreadable unreadable =
                Recorded.unreadable(
                        Recorded.envelope("twilio.call-status", contentType, null, body));
        assertThat(unreadable.cause()).isEqualTo(cause);
        assertThat(unreadable.path()).isEqualTo("$");
        assertThat(unreadable.fragment()).isEqualTo(body.getBytes(UTF_8));
    }

    @Test
    void handsBackATypeThatIsNotItsOwn() {
        assertThat(
                        Recorded.unreadable(
                                        Recorded.envelope(
                                                "twilio.fax-status", null, null, "FaxSid=FX1"))
                                .cause())
                .isEqualTo("unknown-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message-status",
                "incoming-message",
                "call-status",
                "amd-status",
                "conference-status",
                "recording-status"
            })
    void neverMakesARowOfAnEmptyBody(String type) {
        assertThat(Recorded.unreadable(Recorded.envelope("twilio." + type, null, null, "")).cause())
                .isEqualTo("no-sid");
    }

    @Test
    void givesARetryTheSameKeyInWhicheverOrder() {
        assertThat(key("MessageSid=SM1&MessageStatus=sent&X=1&X=2"))
                .isEqualTo(key("X=1&MessageStatus=sent&X=2&MessageSid=SM1"));
    }

    @Test
    void givesEachStatusOfOneSidItsOwnKey() {
        assertThat(key("MessageSid=SM1&MessageStatus=sent"))
                .isNotEqualTo(key("MessageSid=SM1&MessageStatus=delivered"));
        assertThat(key("MessageSid=SM1&MessageStatus=failed&ErrorCode=30008"))
                .isNotEqualTo(key("MessageSid=SM1&MessageStatus=failed&ErrorCode=30003"));
    }

    @Test
    void givesValuesThatMovedBetweenParametersAnotherKey() {
        assertThat(key("MessageSid=SM1&A=1&A=2&B=3"))
                .isNotEqualTo(key("MessageSid=SM1&A=1&B=2&B=3"));
        assertThat(key("MessageSid=SM1&A=1&A=2")).isNotEqualTo(key("MessageSid=SM1&A=2&A=1"));
    }

    @Test
    void readsJsonMemberByMember() {
        String json =
                "{\"CallSid\":\"CA1\",\"CallStatus\":\"completed\",\"CallDuration\":7,"
                        + "\"SequenceNumber\":\"3\",\"From\":null,\"To\":{\"a\": [1]}}";
        CallEvent call =
                Recorded.event(
                        CallEvent.class,
                        Recorded.envelope("twilio.call-status", Recorded.JSON, null, json));
        assertThat(call.callSid()).isEqualTo("CA1");
        assertThat(call.durationSeconds()).isEqualTo(7);
        assertThat(call.sequence()).isEqualTo(3);
        assertThat(call.from()).isNull();
        assertThat(call.to()).isEqualTo("{\"a\":[1]}");
    }

    @Test
    void takesNumbersOfAnyLengthInJson() {
        String json = "{\"CallSid\":\"CA1\",\"CallDuration\":1e999999999,\"SequenceNumber\":1e3}";
        CallEvent call =
                Recorded.event(
                        CallEvent.class,
                        Recorded.envelope("twilio.call-status", Recorded.JSON, null, json));
        assertThat(call.durationSeconds()).isNull();
        assertThat(call.callSid()).isEqualTo("CA1");
    }

    @Test
    void survivesJsonThatIsBeyondTheLimits() {
        for (String number : List.of("9".repeat(2_000), "0." + "1".repeat(5_000))) {
            String json = "{\"CallSid\":\"CA1\",\"CallDuration\":" + number + "}";
            assertThat(
                            provider.parse(
                                    Recorded.envelope(
                                            "twilio.call-status", Recorded.JSON, null, json)))
                    .hasSize(1);
        }
    }

    private static EventKey key(String form) {
        return Recorded.event(SmsEvent.class, "message-status", form).occurred().key();
    }

    private static WebhookRequest request(String contentType, String body) {
        return new WebhookRequest(
                "https://hooks.example.org/", contentType, name -> null, body.getBytes(UTF_8));
    }
}
