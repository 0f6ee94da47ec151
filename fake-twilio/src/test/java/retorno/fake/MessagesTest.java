package retorno.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static retorno.fake.World.ANNA;
import static retorno.fake.World.OURS;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retorno.fake.Application.Heard;
import retorno.fake.journal.Trouble;
import retorno.fake.script.Script;
import tools.jackson.databind.JsonNode;

/// Messages, out and in.
class MessagesTest {
    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private Client.Answer send(String... more) {
        String[] fields =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "To",
                                        ANNA,
                                        "StatusCallback",
                                        world.app.url("/message?id=7")),
                                java.util.stream.Stream.of(more))
                        .toArray(String[]::new);
        return world.client.post("/Messages.json", fields);
    }

    @Test
    void aNewMessageIsShownAsTwilioShowsIt() {
        Client.Answer answer = send("From", OURS, "Body", "Olá");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("sid")).matches("SM[0-9a-f]{32}");
        assertThat(answer.text("status")).isEqualTo("queued");
        assertThat(answer.text("direction")).isEqualTo("outbound-api");
        assertThat(answer.text("body")).isEqualTo("Olá");
        assertThat(answer.text("num_segments")).isEqualTo("1");
        assertThat(answer.text("num_media")).isEqualTo("0");
        for (String name : List.of("error_code", "error_message", "date_sent", "price")) {
            assertThat(answer.json().get(name).isNull()).as(name).isTrue();
        }
        assertThat(world.client.get("/Messages/" + answer.text("sid") + ".json").text("uri"))
                .isEqualTo(answer.text("uri"));
    }

    @Test
    void itIsSentAndDeliveredAndNothingIsToldOfTheFirstStatus() {
        String sid = send("From", OURS, "Body", "Hello").text("sid");
        world.tick(10);
        assertThat(world.app.heard("/message", "MessageStatus"))
                .containsExactly("sent", "delivered");
        Heard delivered = world.app.heard("/message").getLast();
        assertThat(delivered.get("MessageSid")).isEqualTo(sid);
        assertThat(delivered.get("SmsSid")).isEqualTo(sid);
        assertThat(delivered.query()).isEqualTo("id=7");
        assertThat(delivered.genuine()).isTrue();
        assertThat(delivered.has("ErrorCode") || delivered.has("SequenceNumber")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"undelivered,30005,sent undelivered", "failed,30008,failed", "sent,,sent"})
    void itEndsAsItsScriptSays(String sms, Integer error, String told) {
        world.control().script(ANNA, Script.message(Script.Sms.valueOf(sms.toUpperCase()), error));
        String sid = send("From", OURS, "Body", "Hello").text("sid");
        world.tick(10);
        assertThat(world.app.heard("/message", "MessageStatus")).containsExactly(told.split(" "));
        Client.Answer message = world.client.get("/Messages/" + sid + ".json");
        assertThat(message.text("status")).isEqualTo(sms);
        if (error != null) {
            assertThat(world.app.heard("/message").getLast().get("ErrorCode"))
                    .isEqualTo(String.valueOf(error));
            assertThat(message.json().get("error_code").asInt()).isEqualTo(error);
        }
    }

    @Test
    void aServiceAcceptsItFirst() {
        Client.Answer answer =
                send("MessagingServiceSid", "MG00000000000000000000000000000000", "Body", "Hello");
        assertThat(answer.text("status")).isEqualTo("accepted");
        world.tick(10);
        assertThat(world.app.heard("/message", "MessageStatus"))
                .containsExactly("queued", "sent", "delivered");
    }

    @ParameterizedTest
    @CsvSource({
        "From,+551140028922,21602",
        "Body,Hello,21603",
        "Body,'',21603",
    })
    void whatIsMissingIsRefused(String name, String value, int code) {
        assertThat(send(name, value).code()).isEqualTo(code);
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(send("From", OURS, "Body", "x".repeat(1601)).code()).isEqualTo(21617);
        assertThat(send("From", OURS, "Body", "x", "ValidityPeriod", "36001").code())
                .isEqualTo(20001);
    }

    @ParameterizedTest
    @CsvSource({"160,a,1", "161,a,2", "70,ç,1", "71,ç,2", "81,€,2"})
    void segmentsAreCountedByAlphabet(int letters, String letter, String segments) {
        assertThat(send("From", OURS, "Body", letter.repeat(letters)).text("num_segments"))
                .isEqualTo(segments);
    }

    @Test
    void whoHasOptedOutGetsNothing() {
        world.client.control("POST", "/_fake/numbers/" + ANNA + "/script", "{\"opted_out\":true}");
        assertThat(send("From", OURS, "Body", "Hello").code()).isEqualTo(21610);
    }

    @Test
    void stopHoldsForOneNumberOfOursUntilStart() {
        world.app.answers("/sms", "<Response/>");
        String url = world.app.url("/sms");
        world.control().inboundSms(ANNA, OURS, "stop", List.of(), url);
        assertThat(send("From", OURS, "Body", "Hello").code()).isEqualTo(21610);
        assertThat(send("From", "+551140028923", "Body", "Hello").status()).isEqualTo(201);
        world.control().inboundSms(ANNA, OURS, "START", List.of(), url);
        assertThat(send("From", OURS, "Body", "Hello").status()).isEqualTo(201);
    }

    @Test
    void anInboundMessageIsAskedAboutAndAnswered() {
        world.app.answers("/sms", "<Response><Message>Thank you</Message></Response>");
        String sid =
                world.control()
                        .inboundSms(
                                ANNA,
                                OURS,
                                "Hello",
                                List.of("https://example.com/1.jpg"),
                                world.app.url("/sms?widget=3"));
        world.tick(10);
        Heard asked = world.app.heard("/sms").getFirst();
        assertThat(asked.genuine()).isTrue();
        assertThat(asked.get("MessageSid")).isEqualTo(sid);
        assertThat(asked.get("Body")).isEqualTo("Hello");
        assertThat(asked.get("SmsStatus")).isEqualTo("received");
        assertThat(asked.get("NumMedia")).isEqualTo("1");
        assertThat(asked.get("MediaUrl0")).isEqualTo("https://example.com/1.jpg");
        JsonNode reply = world.control().messages().getLast();
        assertThat(reply.get("body").asString()).isEqualTo("Thank you");
        assertThat(reply.get("direction").asString()).isEqualTo("outbound-reply");
        assertThat(reply.get("to").asString()).isEqualTo(ANNA);
        assertThat(reply.get("from").asString()).isEqualTo(OURS);
        assertThat(reply.get("status").asString()).isEqualTo("delivered");
    }

    @Test
    void nothingToSayIsNoError() {
        world.app.answers("/sms", "<Response/>");
        world.control().inboundSms(ANNA, OURS, "Hello", List.of(), world.app.url("/sms"));
        world.tick(5);
        assertThat(world.control().messages()).hasSize(1);
        assertThat(world.control().errors()).isEmpty();
    }

    @Test
    void voiceVerbsAreErrorsInAMessage() {
        world.app.answers("/sms", "<Response><Say>Hello</Say></Response>");
        world.control().inboundSms(ANNA, OURS, "Hello", List.of(), world.app.url("/sms"));
        world.tick(5);
        assertThat(world.control().errors()).extracting(Trouble::code).containsExactly(12200);
    }
}
