package retorno.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static retorno.fake.World.ANNA;
import static retorno.fake.World.BRUNO;
import static retorno.fake.World.OURS;

import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import retorno.fake.script.Script;
import tools.jackson.databind.JsonNode;

/// Twilio's REST API: its resources, its lists, its refusals.
class ApiTest {
    private static final String PAUSE = "<Response><Pause length=\"60\"/></Response>";
    private static final String RFC_2822 =
            "\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d \\+0000";

    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aNewCallIsShownAsTwilioShowsIt() {
        Client.Answer answer =
                world.client.post(
                        "/Calls.json", "To", ANNA, "From", "+14155551212", "Twiml", PAUSE);
        String account = "/2010-04-01/Accounts/" + world.twilio.accountSid();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.http().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.json().propertyNames())
                .contains(
                        "sid",
                        "date_created",
                        "date_updated",
                        "parent_call_sid",
                        "account_sid",
                        "to",
                        "to_formatted",
                        "from",
                        "from_formatted",
                        "phone_number_sid",
                        "status",
                        "start_time",
                        "end_time",
                        "duration",
                        "price",
                        "price_unit",
                        "direction",
                        "answered_by",
                        "api_version",
                        "forwarded_from",
                        "group_sid",
                        "caller_name",
                        "queue_time",
                        "trunk_sid",
                        "uri",
                        "subresource_uris");
        assertThat(answer.text("sid")).matches("CA[0-9a-f]{32}");
        assertThat(answer.text("status")).isEqualTo("queued");
        assertThat(answer.text("direction")).isEqualTo("outbound-api");
        assertThat(answer.text("account_sid")).isEqualTo(world.twilio.accountSid());
        assertThat(answer.text("to_formatted")).isEqualTo(ANNA);
        assertThat(answer.text("from_formatted")).isEqualTo("(415) 555-1212");
        assertThat(answer.text("uri"))
                .isEqualTo(account + "/Calls/" + answer.text("sid") + ".json");
        for (String name :
                List.of(
                        "date_created",
                        "start_time",
                        "end_time",
                        "duration",
                        "price",
                        "answered_by",
                        "parent_call_sid")) {
            assertThat(answer.json().get(name).isNull()).as(name).isTrue();
        }
    }

    @Test
    void aCallThatIsOverHasDatesAndADurationInWords() {
        world.control().script(ANNA, Script.PERSON.hangsUpAfter(7));
        String sid = world.callWith(PAUSE);
        world.tick(60);
        Client.Answer call = world.client.get("/Calls/" + sid + ".json");
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.text("status")).isEqualTo("completed");
        assertThat(call.json().get("duration").isString()).isTrue();
        assertThat(call.text("duration")).isEqualTo("7");
        for (String name : List.of("date_created", "date_updated", "start_time", "end_time")) {
            assertThat(call.text(name)).as(name).matches(RFC_2822);
        }
    }

    @Test
    void aNewParticipantIsShownAsTwilioShowsIt() {
        Client.Answer answer =
                world.client.post(
                        "/Conferences/my room/Participants.json".replace(" ", "%20"),
                        "To",
                        BRUNO,
                        "From",
                        OURS,
                        "Label",
                        "target",
                        "EndConferenceOnExit",
                        "true");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("call_sid")).matches("CA[0-9a-f]{32}");
        assertThat(answer.text("conference_sid")).matches("CF[0-9a-f]{32}");
        assertThat(answer.text("label")).isEqualTo("target");
        assertThat(answer.text("status")).isEqualTo("queued");
        assertThat(answer.json().get("end_conference_on_exit").asBoolean()).isTrue();
        assertThat(answer.json().get("start_conference_on_enter").asBoolean()).isTrue();
        assertThat(answer.json().get("muted").isBoolean()).isTrue();
        assertThat(answer.text("date_created")).matches(RFC_2822);
        Client.Answer room =
                world.client.get("/Conferences.json?FriendlyName=my%20room&Status=init");
        assertThat(room.json().get("conferences")).hasSize(1);
        JsonNode conference = room.json().get("conferences").get(0);
        assertThat(conference.get("friendly_name").asString()).isEqualTo("my room");
        assertThat(conference.get("region").asString()).isEqualTo("us1");
        assertThat(conference.get("reason_conference_ended").isNull()).isTrue();
        String sid = conference.get("sid").asString();
        assertThat(world.client.get("/Conferences/" + sid + ".json").text("sid")).isEqualTo(sid);
    }

    static Stream<Arguments> refusedCalls() {
        return Stream.of(
                Arguments.of(21201, new String[] {"From", OURS, "Twiml", PAUSE}),
                Arguments.of(21213, new String[] {"To", ANNA, "Twiml", PAUSE}),
                Arguments.of(21205, new String[] {"To", ANNA, "From", OURS}),
                Arguments.of(21205, new String[] {"To", ANNA, "From", OURS, "Url", "/relative"}),
                Arguments.of(
                        21205, new String[] {"To", ANNA, "From", OURS, "Url", "http://a_b/twiml"}),
                Arguments.of(
                        21609,
                        new String[] {
                            "To", ANNA, "From", OURS, "Twiml", PAUSE, "StatusCallback", "ftp://x/"
                        }),
                Arguments.of(21211, new String[] {"To", "12", "From", OURS, "Twiml", PAUSE}),
                Arguments.of(21212, new String[] {"To", ANNA, "From", "me", "Twiml", PAUSE}),
                Arguments.of(
                        20001,
                        new String[] {"To", ANNA, "From", OURS, "Twiml", PAUSE, "Timeout", "601"}),
                Arguments.of(
                        20001, new String[] {"To", ANNA, "From", OURS, "Twiml", "x".repeat(4001)}));
    }

    @ParameterizedTest
    @MethodSource("refusedCalls")
    void aCallThatCannotBeIsRefused(int code, String[] fields) {
        Client.Answer answer = world.client.post("/Calls.json", fields);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("code", "message", "more_info", "status");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(400);
        assertThat(answer.text("more_info"))
                .isEqualTo("https://www.twilio.com/docs/errors/" + code);
        assertThat(answer.text("message")).isNotBlank();
        assertThat(world.control().calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Calls,+15005550001,21217",
        "Calls,+15005550002,21214",
        "Calls,+15005550003,21215",
        "Calls,+15005550004,21216",
        "Messages,+15005550001,21211",
        "Messages,+15005550002,21612",
        "Messages,+15005550003,21408",
        "Messages,+15005550004,21610",
        "Messages,+15005550009,21614"
    })
    void magicNumbersAreRefusedAsTheirCodeSays(String what, String to, int code) {
        Client.Answer answer =
                world.client.post(
                        "/" + what + ".json", "To", to, "From", OURS, "Twiml", PAUSE, "Body", "x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "Calls,+15005550001,21212",
        "Messages,+15005550001,21212",
        "Messages,+15005550007,21606",
        "Messages,+15005550008,21611"
    })
    void magicSendersAreRefusedAsTheirCodeSays(String what, String from, int code) {
        Client.Answer answer =
                world.client.post(
                        "/" + what + ".json",
                        "To",
                        ANNA,
                        "From",
                        from,
                        "Twiml",
                        PAUSE,
                        "Body",
                        "x");
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void callsComeFromOwnNumbersOnlyWhereThoseAreSet() throws Exception {
        try (World strict = new World(java.util.Map.of("retorno.fake.own-numbers", OURS))) {
            Client.Answer answer =
                    strict.client.post("/Calls.json", "To", ANNA, "From", BRUNO, "Twiml", PAUSE);
            assertThat(answer.code()).isEqualTo(21210);
            assertThat(
                            strict.client
                                    .post("/Calls.json", "To", ANNA, "From", OURS, "Twiml", PAUSE)
                                    .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void wrongCredentialsAreRefused() {
        Client.Answer answer = new Client(world.twilio, "wrong").get("/Calls.json");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo(20003);
        assertThat(answer.http().headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "/Calls/CA00000000000000000000000000000000.json",
        "/Conferences/CF00000000000000000000000000000000.json",
        "/Conferences/nothing/Participants.json",
        "/Messages/SM00000000000000000000000000000000.json",
        "/Nothing.json"
    })
    void whatIsUnknownIsNotFound(String path) {
        Client.Answer answer = world.client.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo(20404);
    }

    @Test
    void aParticipantOfAnUnknownConferenceSidIsRefused() {
        Client.Answer answer =
                world.client.post(
                        "/Conferences/CF00000000000000000000000000000000/Participants.json",
                        "To",
                        ANNA,
                        "From",
                        OURS);
        assertThat(answer.code()).isEqualTo(20404);
    }

    @Test
    void aRefusedParticipantMakesNoRoom() {
        Client.Answer answer = world.client.post("/Conferences/room/Participants.json", "To", ANNA);
        assertThat(answer.code()).isEqualTo(21213);
        assertThat(world.control().conferences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"canceled,0,canceled", "canceled,2,canceled", "completed,2,canceled"})
    void aCallThatNobodyHasAnsweredIsCalledOff(String status, double after, String ends) {
        String sid = world.callWith(PAUSE);
        world.tick(after);
        Client.Answer answer = world.client.post("/Calls/" + sid + ".json", "Status", status);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo(ends);
        world.tick(60);
        assertThat(world.app.heard("/status", "CallStatus").getLast()).isEqualTo(ends);
    }

    @Test
    void aCallThatSomebodyHasAnsweredIsCompletedButNotCanceled() {
        String sid = world.callWith(PAUSE);
        world.tick(10);
        assertThat(
                        world.client
                                .post("/Calls/" + sid + ".json", "Status", "canceled")
                                .text("status"))
                .isEqualTo("in-progress");
        assertThat(
                        world.client
                                .post("/Calls/" + sid + ".json", "Status", "completed")
                                .text("status"))
                .isEqualTo("completed");
    }

    @Test
    void aLiveCallIsRedirected() {
        world.app.answers("/other", "<Response><Hangup/></Response>");
        String sid = world.callWith(PAUSE);
        world.tick(10);
        world.client.post("/Calls/" + sid + ".json", "Url", world.app.url("/other"));
        world.tick(1);
        assertThat(world.app.heard("/other", "CallSid")).containsExactly(sid);
        assertThat(world.status(sid)).isEqualTo("completed");
    }

    @ParameterizedTest
    @CsvSource({"Status,completed", "Status,canceled", "Twiml,<Response/>"})
    void aCallThatIsOverIsChangedNoMore(String name, String value) {
        String sid = world.callWith("<Response/>");
        world.tick(10);
        Client.Answer answer = world.client.post("/Calls/" + sid + ".json", name, value);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(21220);
    }

    @Test
    void aCallThatRingsIsNotRedirected() {
        String sid = world.callWith(PAUSE);
        world.tick(2);
        assertThat(world.client.post("/Calls/" + sid + ".json", "Twiml", "<Response/>").code())
                .isEqualTo(21220);
    }

    @Test
    void callsAreListedTheNewestFirstAPageAtATime() {
        List<String> made = Stream.generate(() -> world.callWith(PAUSE)).limit(5).toList();
        Client.Answer first = world.client.get("/Calls.json?To=%2B5511999990001&PageSize=2");
        assertThat(first.json().get("calls")).hasSize(2);
        assertThat(first.json().get("calls").get(0).get("sid").asString())
                .isEqualTo(made.getLast());
        assertThat(first.json().get("previous_page_uri").isNull()).isTrue();
        String next = first.text("next_page_uri");
        assertThat(next).contains("Page=1").contains("PageSize=2").contains("To=%2B5511999990001");
        String account = "/2010-04-01/Accounts/" + world.twilio.accountSid();
        Client.Answer second = world.client.get(next.substring(account.length()));
        assertThat(second.json().get("start").asInt()).isEqualTo(2);
        Client.Answer third = world.client.get("/Calls.json?PageSize=2&Page=2");
        assertThat(third.json().get("calls")).hasSize(1);
        assertThat(third.json().get("next_page_uri").isNull()).isTrue();
    }

    @Test
    void callsAreFoundByNumberStatusAndStart() {
        String first = world.callWith(PAUSE);
        world.tick(600);
        String begun = java.time.Instant.now().plusSeconds(300).toString();
        world.callWith(PAUSE);
        assertThat(found("?From=%2B551140028922&Status=completed")).containsExactly(first);
        assertThat(found("?From=%2B5511999990002")).isEmpty();
        assertThat(found("?StartTime>=" + begun)).hasSize(1).doesNotContain(first);
        assertThat(found("?StartTime%3E=" + begun)).hasSize(1);
        assertThat(found("?StartTime<=" + begun)).containsExactly(first);
        assertThat(found("?StartTime>=2020-01-01")).hasSize(2);
        assertThat(found("?StartTime=2020-01-01")).isEmpty();
        assertThat(world.client.get("/Calls.json?StartTime=soon").code()).isEqualTo(20001);
    }

    @Test
    void aBareSignInAQueryIsTaken() throws Exception {
        world.callWith(PAUSE);
        String credentials = world.twilio.accountSid() + ":" + world.twilio.authToken();
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes());
        URI base = URI.create(world.twilio.baseUrl());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(
                            ("GET /2010-04-01/Accounts/"
                                            + world.twilio.accountSid()
                                            + "/Calls.json?StartTime>=2020-01-01 HTTP/1.1\r\nHost: x\r\n"
                                            + "Authorization: Basic "
                                            + basic
                                            + "\r\nConnection: close\r\n\r\n")
                                    .getBytes());
            String answer = new String(socket.getInputStream().readAllBytes());
            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"status\":\"queued\"");
        }
    }

    private List<String> found(String query) {
        // a client of ours may not write a bare < or >, though others do
        String sent = query.replace(">", "%3E").replace("<", "%3C");
        return world.client
                .get("/Calls.json" + sent)
                .json()
                .get("calls")
                .valueStream()
                .map(call -> call.get("sid").asString())
                .toList();
    }
}
