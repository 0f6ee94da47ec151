package retorno.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retorno.actions.World.Answer;
import retorno.fake.fault.Fault;
import retorno.fake.fault.Fault.Kind;
import retorno.fake.script.Script;
import retorno.provider.twilio.TwilioSigner;

/// The HTTP contract of the original, and what it should have said.
class HttpContractTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir private static Path folder;

    private static World world;

    @BeforeAll
    static void start() {
        world =
                World.on(
                        folder,
                        "retorno.api-keys",
                        "first-key,second-key",
                        "retorno.phone.limits.number-window",
                        "1h");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void forget() {
        world.twilio().reset();
    }

    @Test
    void whoeverPlacesACallNeedsAKey() {
        String body = World.body(World.number(), World.number());

        Answer answer = world.send("POST", "/v1/phone/call", body);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
        assertThat(world.send("POST", "/v1/phone/call", body, "X-API-Key", "other").status())
                .isEqualTo(401);
        assertThat(world.get("/v1/phone/calls").status()).isEqualTo(401);
        assertThat(world.get("/v1/phone/calls/" + UUID.randomUUID()).status()).isEqualTo(401);
        assertThat(world.get("/v1/phone/widgets").status()).isEqualTo(401);
        assertThat(world.twilio().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Authorization, Bearer second-key", "X-API-Key, first-key"})
    void anyKeyWillDo(String header, String value) {
        assertThat(world.get("/v1/phone/calls", header, value).status()).isEqualTo(200);
    }

    @Test
    void placedCallIsAnsweredAsTheOriginalDid() {
        String target = allowed();
        Answer answer = call(World.number(), target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("call_id", "twilio_call_sid", "twilio_call_status");
        assertThat(answer.text("twilio_call_sid")).matches("CA[0-9a-f]{32}");
        Answer status = world.get("/v1/phone/status/" + answer.text("call_id"));
        assertThat(status.json().propertyNames()).containsExactlyInAnyOrder("call_id", "status");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | widget_id | Field required | missing",
                "{'widget_id':'x','activist':{'phone':'+5511912345678'},'target':{'phone':'+5511912345678'}}"
                        + " | widget_id | Input should be a valid integer | int_type",
                "{'widget_id':7,'target':{'phone':'+5511912345678'}} | activist | Field required |"
                        + " missing",
                "{'widget_id':7,'activist':{'phone':'11912345678'},'target':{'phone':'+5511912345678'}}"
                        + " | activist | value is not a valid phone number: A phone number must have"
                        + " +5511912345678 format. | value_error",
                "{'widget_id':7,'activist':{'phone':'+5511912345678'},'target':{}} | target | Field"
                        + " required | missing",
                "{'widget_id':404,'activist':{'phone':'+5511912345678'},'target':{'phone':'+5511912345678'}}"
                        + " | widget_id | Widget not found. | value_error",
                "not json | 0 | JSON decode error | json_invalid",
            })
    void wrongBodyIsToldAsTheOriginalDid(String body, String loc, String msg, String type) {
        Answer answer = post(body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(422);
        var flaw = answer.json().path("detail").path(0);
        assertThat(flaw.path("loc").path(0).asString()).isEqualTo("body");
        assertThat(flaw.path("loc").path(1).asString()).isEqualTo(loc);
        assertThat(flaw.path("msg").asString()).isEqualTo(msg);
        assertThat(flaw.path("type").asString()).isEqualTo(type);
    }

    @Test
    void widgetMustBeOfThePhoneKindAndNameTheTarget() {
        widget("{\"kind\":\"donation\",\"targets\":[]}");
        assertThat(message(call(World.number(), World.number())))
                .isEqualTo("Widget is not a 'phone' kind.");

        widget("{\"kind\":\"phone\",\"targets\":[]}");
        assertThat(message(call(World.number(), World.number())))
                .isEqualTo("Target is not present in Widget settings.");
    }

    @Test
    void widgetIsKeptAsItWasPut() {
        widget(
                "{\"name\":\"Página\",\"calls_per_hour\":5,\"targets\":[{\"name\":\"Alvo\",\"phone\":\"+5511912345678\"}]}");

        Answer widget = world.get("/v1/phone/widgets/" + World.WIDGET, "X-API-Key", "first-key");

        assertThat(widget.json().path("kind").asString()).isEqualTo("phone");
        assertThat(widget.json().path("name").asString()).isEqualTo("Página");
        assertThat(widget.json().path("calls_per_hour").asInt()).isEqualTo(5);
        assertThat(widget.json().path("targets").path(0).path("phone").asString())
                .isEqualTo("+5511912345678");
        assertThat(world.get("/v1/phone/widgets/404", "X-API-Key", "first-key").status())
                .isEqualTo(404);
    }

    @Test
    void numberThatNobodyCanCallIs422AndTheRowIsKept() {
        String target = allowed();
        Answer answer = call("+15005550001", target);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").path(0).path("loc").path(1).asString())
                .isEqualTo("activist");
        assertThat(newest("failed").path("reason").asString()).isEqualTo("twilio:21217");
    }

    @Test
    void whatTwilioRefusesIs502AndTheRowIsKept() {
        String target = allowed();
        Answer answer = call("+15005550003", target);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.text("reason")).isEqualTo("twilio:21215");
        assertThat(world.get("/v1/phone/status/" + answer.text("call_id")).text("status"))
                .isEqualTo("failed");
    }

    @Test
    void sameKeyIsTheSameCall() {
        String activist = World.number();
        String target = allowed();
        String key = UUID.randomUUID().toString();

        Answer first = call(activist, target, "Idempotency-Key", key);
        Answer second = call(activist, target, "Idempotency-Key", key);
        Answer clash = call(World.number(), target, "Idempotency-Key", key);
        Answer stranger =
                world.send(
                        "POST",
                        "/v1/phone/call",
                        World.body(World.number(), target),
                        "X-API-Key",
                        "second-key",
                        "Idempotency-Key",
                        key);

        assertThat(second.text("call_id")).isEqualTo(first.text("call_id"));
        assertThat(world.twilio().callsTo(activist)).hasSize(1);
        assertThat(clash.status()).isEqualTo(422);
        assertThat(stranger.status()).isEqualTo(200);
    }

    @Test
    void sameKeyAtOneMomentIsOneCall() throws InterruptedException {
        String activist = World.number();
        String target = allowed();
        List<Thread> clients =
                java.util.stream.IntStream.range(0, 8)
                        .mapToObj(i ->
                                Thread.startVirtualThread(
                                        () -> call(activist, target, "Idempotency-Key", "at-once")))
                        .toList();
        for (Thread client : clients) {
            client.join();
        }

        assertThat(world.twilio().callsTo(activist)).hasSize(1);
    }

    @Test
    void fourthCallOfANumberWaits() {
        String activist = World.number();
        String target = allowed();
        for (int i = 0; i < 3; i++) {
            assertThat(call(activist, target).status()).isEqualTo(200);
        }

        Answer fourth = call(activist, target);

        assertThat(fourth.status()).isEqualTo(429);
        assertThat(Integer.parseInt(fourth.headers().get("retry-after"))).isBetween(3000, 3601);
        assertThat(world.twilio().callsTo(activist)).hasSize(3);
    }

    @Test
    void widgetHasALimitOfItsOwn() {
        String target = World.number();
        widget("{\"calls_per_hour\":1,\"targets\":[{\"phone\":\"%s\"}]}".formatted(target));

        // Calls of earlier tests count as well: the widget is the same.
        call(World.number(), target);
        assertThat(call(World.number(), target).status()).isEqualTo(429);
    }

    @Test
    void unknownCallIs404InJson() {
        Answer answer = world.get("/v1/phone/status/" + UUID.randomUUID());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("detail")).isEqualTo("Call not found.");
        assertThat(answer.headers().get("content-type")).startsWith("application/json");
    }

    @Test
    void wrongSignatureIs403() {
        String id = call(World.number(), allowed()).text("call_id");

        for (String path :
                List.of(
                        "call-redirect/+5511912345678?call_id=" + id,
                        "dial/" + id,
                        "dial-result/" + id,
                        "status-callback/" + id,
                        "amd-status-callback/" + id,
                        "dial-status-callback/" + id,
                        "dial-amd-status-callback/" + id,
                        "conference-callback/" + id)) {
            String url = "/v1/phone/" + path;
            assertThat(
                            world.send(
                                            "POST",
                                            url,
                                            "CallSid=CA1",
                                            "Content-Type",
                                            FORM,
                                            "X-Twilio-Signature",
                                            "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                                    .status())
                    .as(path)
                    .isEqualTo(403);
            assertThat(world.send("POST", url, "CallSid=CA1", "Content-Type", FORM).status())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void numberInTheUrlMustBeThatOfTheCall() {
        String id = call(World.number(), allowed()).text("call_id");

        Answer answer =
                signed(
                        "/v1/phone/call-redirect/+5511900000000?call_id=" + id,
                        Map.of("CallSid", "CA1"));

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void aliasHandsTheCallbackOnAndAnswersAsTheOriginalDid() {
        String activist = world.who(Script.noAnswer());
        Answer placed = call(activist, allowed());
        String id = placed.text("call_id");

        Answer answer =
                signed(
                        "/v1/phone/status-callback/" + id,
                        Map.of(
                                "CallSid", placed.text("twilio_call_sid"),
                                "CallStatus", "busy",
                                "SequenceNumber", "9",
                                "Timestamp", "Sat, 21 Nov 2026 12:00:00 +0000"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("call_id")).isEqualTo(id);
        assertThat(answer.text("twilio_call_sid")).isEqualTo(placed.text("twilio_call_sid"));
        assertThat(answer.text("twilio_call_status")).isEqualTo("busy");
        assertThat(world.pipeline().refused()).isZero();
        await().until(() -> world.status(id).equals("canceled"));
    }

    @ParameterizedTest
    @CsvSource({
        "status-callback, status, activist, twilio_call_status",
        "amd-status-callback, amd, activist, twilio_call_answered_by",
        "dial-status-callback, status, target, twilio_call_status",
        "dial-amd-status-callback, amd, target, twilio_call_answered_by",
        "conference-callback, conference, '', twilio_call_status",
    })
    void aliasKnowsWhoseCallbackItIs(String alias, String event, String leg, String said) {
        String id = call(world.who(Script.noAnswer()), allowed()).text("call_id");
        String sid = "CA-" + alias;

        Answer answer =
                signed(
                        "/v1/phone/%s/%s".formatted(alias, id),
                        Map.of("CallSid", sid, "CallStatus", "ringing", "AnsweredBy", "unknown"));

        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("call_id", "twilio_call_sid", said);
        await().until(() -> heardFrom(sid, id).equals(event + " " + leg));
    }

    private static String heardFrom(String sid, String id) {
        for (var event :
                world.get("/v1/phone/calls/" + id, "X-API-Key", "first-key")
                        .json()
                        .path("events")) {
            if (event.path("call_sid").asString("").equals(sid)) {
                return event.path("event").asString() + " " + event.path("leg").asString("");
            }
        }
        return "nothing";
    }

    @Test
    void aliasAnswersOnlyWhatIngestMadeDurable() {
        String id = call(World.number(), allowed()).text("call_id");
        world.pipeline().away(true);
        try {
            Answer answer = signed("/v1/phone/status-callback/" + id, Map.of("CallSid", "CA1"));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsKey("retry-after");
        } finally {
            world.pipeline().away(false);
        }
    }

    @Test
    void aliasOfAnUnknownCallIs404() {
        assertThat(
                        signed(
                                        "/v1/phone/amd-status-callback/" + UUID.randomUUID(),
                                        Map.of("CallSid", "CA1", "AnsweredBy", "human"))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void callsAreListedByStatusAndTime() {
        String id = call(world.who(Script.busy()), allowed()).text("call_id");
        await().until(() -> world.status(id).equals("canceled"));

        assertThat(newest("canceled").path("call_id").asString()).isEqualTo(id);
        assertThat(list("?to=2026-01-01").path("calls")).isEmpty();
        assertThat(list("?size=1").path("calls")).hasSize(1);
        assertThat(list("?from=2026-01-01T00:00:00Z&size=200").path("more").asBoolean()).isFalse();
        for (String wrong : List.of("?status=gone", "?from=yesterday", "?size=201", "?page=-1")) {
            assertThat(world.get("/v1/phone/calls" + wrong, "X-API-Key", "first-key").status())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void interfaceIsDocumented() {
        Answer document = world.get("/v3/api-docs");

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.json().path("paths").propertyNames())
                .contains(
                        "/v1/phone/call",
                        "/v1/phone/status/{call_id}",
                        "/v1/phone/calls",
                        "/v1/phone/call-redirect/{target_number}",
                        "/v1/phone/status-callback/{call_id}");
        assertThat(world.get("/swagger-ui/index.html").status()).isEqualTo(200);
    }

    @Test
    void credentialsThatTwilioRefusesRingTheAlarm(@TempDir Path own) {
        try (World refused = World.on(own)) {
            refused.twilio().fault(Fault.next(1, Kind.UNAUTHORIZED));
            String target = World.number();
            refused.allow(target);

            Answer first = refused.call(World.number(), target);
            Answer second = refused.call(World.number(), target);

            assertThat(first.status()).isEqualTo(502);
            assertThat(second.status()).isEqualTo(503);
            assertThat(refused.twilio().requests("Calls.json")).hasSize(1);
            Answer health = refused.get("/actuator/health");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.body()).contains("Twilio refuses our credentials");
        }
    }

    private static String allowed() {
        String target = World.number();
        widget("{\"targets\":[{\"phone\":\"%s\"}]}".formatted(target));
        return target;
    }

    private static void widget(String body) {
        Answer answer =
                world.send(
                        "PUT", "/v1/phone/widgets/" + World.WIDGET, body, "X-API-Key", "first-key");
        assertThat(answer.status()).isEqualTo(200);
    }

    private static Answer call(String activist, String target, String... more) {
        String[] headers = new String[more.length + 2];
        headers[0] = "X-API-Key";
        headers[1] = "first-key";
        System.arraycopy(more, 0, headers, 2, more.length);
        return world.send("POST", "/v1/phone/call", World.body(activist, target), headers);
    }

    private static Answer post(String body) {
        return world.send("POST", "/v1/phone/call", body, "X-API-Key", "first-key");
    }

    private static String message(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").path(0).path("loc").path(1).asString())
                .isEqualTo("widget_id");
        return answer.json().path("detail").path(0).path("msg").asString();
    }

    private static tools.jackson.databind.JsonNode list(String query) {
        return world.get("/v1/phone/calls" + query, "X-API-Key", "first-key").json();
    }

    private static tools.jackson.databind.JsonNode newest(String status) {
        return list("?status=" + status).path("calls").path(0);
    }

    private static Answer signed(String path, Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + java.net.URLEncoder.encode(
                                                field.getValue(),
                                                java.nio.charset.StandardCharsets.UTF_8))
                        .collect(java.util.stream.Collectors.joining("&"));
        Map<String, List<String>> signed =
                form.entrySet().stream()
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        Map.Entry::getKey, field -> List.of(field.getValue())));
        return world.send(
                "POST",
                path,
                body,
                "Content-Type",
                FORM,
                "X-Twilio-Signature",
                TwilioSigner.sign(World.TOKEN, world.url() + path, signed));
    }
}
