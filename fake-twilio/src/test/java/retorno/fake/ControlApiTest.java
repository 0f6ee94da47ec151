package retorno.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static retorno.fake.World.ANNA;
import static retorno.fake.World.OURS;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retorno.wire.Json;
import tools.jackson.databind.JsonNode;

/// The control API over HTTP, as a person at a demonstration uses it.
class ControlApiTest {
    private static final String PAUSE = "<Response><Pause length=\"60\"/></Response>";

    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private Client.Answer post(String path, String body) {
        return world.client.control("POST", path, body);
    }

    private JsonNode get(String path) {
        return world.client.control("GET", path, "").json();
    }

    @Test
    void saysWhatItCanBeTold() {
        Client.Answer help = world.client.control("GET", "/_fake", "");
        assertThat(help.http().body())
                .contains("/_fake/requests", "/_fake/faults", "/_fake/clock/tick", "script");
    }

    @Test
    void aScriptIsSaidInOneWordOrMany() {
        Client.Answer understood =
                post(
                        "/_fake/numbers/" + ANNA + "/script",
                        "{\"answer-after\":4,\"human\":null,\"digits\":\"1\"}"
                                .replace("\"human\":null,", ""));
        assertThat(understood.status()).isEqualTo(200);
        assertThat(understood.json().get("answerAfter").asDouble()).isEqualTo(4);
        assertThat(understood.json().get("digits")).hasSize(1);
        assertThat(get("/_fake/numbers").get(ANNA).get("answerAfter").asDouble()).isEqualTo(4);
    }

    @Test
    void aScriptThatNobodyUnderstandsIsRefused() {
        Client.Answer answer =
                post("/_fake/numbers/" + ANNA + "/script", "{\"answers\":\"perhaps\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).contains("answers");
        assertThat(post("/_fake/numbers/" + ANNA + "/script", "{\"answer\"").status())
                .isEqualTo(400);
    }

    @Test
    void everybodyElseHasAScriptToo() {
        post("/_fake/numbers/others/script", "answer=busy");
        String sid = world.callWith(PAUSE);
        post("/_fake/clock/tick?seconds=30", "");
        assertThat(world.status(sid)).isEqualTo("busy");
    }

    @ParameterizedTest
    @CsvSource({
        "answer,in-progress",
        "busy,busy",
        "no-answer,no-answer",
        "fail,failed",
        "hangup,canceled"
    })
    void aRingingCallIsDirected(String what, String status) {
        post("/_fake/numbers/others/script", "{\"answer\":\"no-answer\"}");
        String sid = world.callWith(PAUSE);
        world.tick(5);
        Client.Answer answer = post("/_fake/calls/" + sid + "/" + what, "");
        assertThat(answer.text("status")).isEqualTo(status);
        world.tick(0);
        assertThat(world.app.heard("/status", "CallStatus").getLast()).isEqualTo(status);
    }

    @Test
    void aCallThatDoesNotRingIsNotAnswered() {
        String sid = world.callWith("<Response/>");
        world.tick(10);
        Client.Answer answer = post("/_fake/calls/" + sid + "/answer", "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).contains("completed");
        assertThat(post("/_fake/calls/" + sid + "/dance", "").status()).isEqualTo(400);
        assertThat(post("/_fake/calls/CA0/answer", "").status()).isEqualTo(404);
    }

    @Test
    void aPersonPressesAndSpeaks() {
        world.app.answers(
                "/gathered", "<Response><Gather input=\"speech\" action=\"$/said\"/></Response>");
        String sid =
                world.callWith(
                        "<Response><Gather input=\"dtmf\" numDigits=\"1\" action=\"$/gathered\"/>"
                                + "</Response>");
        world.tick(4);
        post("/_fake/calls/" + sid + "/press?digits=4", "");
        world.tick(1);
        post("/_fake/calls/" + sid + "/say", "{\"text\":\"I am Anna\"}");
        world.tick(1);
        assertThat(world.app.heard("/gathered", "Digits")).containsExactly("4");
        assertThat(world.app.heard("/said", "SpeechResult")).containsExactly("I am Anna");
    }

    @Test
    void somebodyCallsAndWrites() {
        world.app.answers("/voice", "<Response/>");
        world.app.answers("/sms", "<Response/>");
        Client.Answer call =
                post(
                        "/_fake/inbound/call",
                        "{\"from\":\"%s\",\"to\":\"%s\",\"url\":\"%s\"}"
                                .formatted(ANNA, OURS, world.app.url("/voice")));
        Client.Answer sms =
                post(
                        "/_fake/inbound/sms",
                        "{\"from\":\"%s\",\"to\":\"%s\",\"body\":\"Oi\",\"url\":\"%s\"}"
                                .formatted(ANNA, OURS, world.app.url("/sms")));
        world.tick(1);
        assertThat(world.app.heard("/voice", "CallSid")).containsExactly(call.text("sid"));
        assertThat(world.app.heard("/sms", "MessageSid")).containsExactly(sms.text("sid"));
        assertThat(post("/_fake/inbound/call", "{}").text("message")).isEqualTo("say from");
    }

    @Test
    void faultsAreOrderedAndShown() {
        Client.Answer faults = post("/_fake/faults", "{\"kind\":\"429\",\"next\":2}");
        assertThat(faults.json().get(0).get("kind").asString()).isEqualTo("429");
        assertThat(faults.json().get(0).get("times").asInt()).isEqualTo(2);
        post("/_fake/faults", "kind=bad-signature&on=/status");
        assertThat(get("/_fake/faults")).hasSize(2);
        assertThat(post("/_fake/faults", "{\"kind\":\"earthquake\"}").status()).isEqualTo(400);
    }

    @Test
    void whatWasAskedAndSentIsShown() {
        world.callWith("<Response><Sing/></Response>", "TimeLimit", "30");
        world.client.post("/Calls.json", "To", ANNA);
        world.tick(30);
        JsonNode requests = get("/_fake/requests");
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0).get("fields").get("TimeLimit").get(0).asString())
                .isEqualTo("30");
        assertThat(requests.get(0).get("fields").get("StatusCallbackEvent")).hasSize(4);
        assertThat(requests.get(0).get("status").asInt()).isEqualTo(201);
        assertThat(requests.get(1).get("code").asInt()).isEqualTo(21213);
        assertThat(get("/_fake/callbacks").get(0).get("fields").get("CallStatus").asString())
                .isEqualTo("initiated");
        assertThat(get("/_fake/errors").get(0).get("message").asString()).contains("<Sing>");
        assertThat(get("/_fake/calls")).hasSize(1);
        assertThat(get("/_fake/messages")).isEmpty();
        assertThat(get("/_fake/conferences")).isEmpty();
        assertThat(world.control().requests("POST")).hasSize(2);
    }

    @Test
    void aResetForgetsEverything() {
        post("/_fake/numbers/" + ANNA + "/script", "{\"answer\":\"busy\"}");
        post("/_fake/faults", "{\"kind\":\"drop\",\"times\":9}");
        world.callWith(PAUSE);
        assertThat(post("/_fake/reset", "").status()).isEqualTo(204);
        world.tick(60);
        for (String what :
                new String[] {"requests", "callbacks", "errors", "calls", "faults", "numbers"}) {
            assertThat(Json.text(get("/_fake/" + what))).as(what).isIn("[]", "{}");
        }
        assertThat(world.app.heard()).isEmpty();
    }

    @Test
    void whatIsUnderWayAtAResetLeadsToNothing() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch forgotten = new CountDownLatch(1);
        world.app.answers(
                "/twiml",
                200,
                "text/xml",
                any -> {
                    asked.countDown();
                    awaits(forgotten);
                    return "<Response><Redirect>"
                            + world.app.url("/next")
                            + "</Redirect></Response>";
                });
        world.call("Url", world.app.url("/twiml"));
        Thread ticking = Thread.ofVirtual().start(() -> world.tick(10));
        awaits(asked);
        post("/_fake/reset", "");
        forgotten.countDown();
        ticking.join(Duration.ofSeconds(20));
        world.tick(10);
        assertThat(world.app.heard("/next")).isEmpty();
        assertThat(world.app.heard("/status", "CallStatus")).doesNotContain("completed");
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
