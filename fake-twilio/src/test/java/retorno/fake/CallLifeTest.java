package retorno.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static retorno.fake.World.ANNA;
import static retorno.fake.World.OURS;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import retorno.fake.Application.Heard;
import retorno.fake.script.Script;

/// The life of one leg, by the script of its number, and what the application is told of it.
class CallLifeTest {
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

    @Test
    void nothingHappensWhileTheClockStands() {
        String sid = world.callWith(PAUSE);
        assertThat(world.status(sid)).isEqualTo("queued");
        assertThat(world.app.heard()).isEmpty();
    }

    @Test
    void everyStepIsToldOnceAndInItsOrder() {
        world.control().script(ANNA, Script.PERSON.hangsUpAfter(30));
        String sid = world.callWith(PAUSE);
        world.tick(120);
        assertThat(world.app.heard("/status", "CallStatus"))
                .containsExactly("initiated", "ringing", "in-progress", "completed");
        assertThat(world.app.heard("/status", "SequenceNumber"))
                .containsExactly("0", "1", "2", "3");
        assertThat(world.app.heard("/status", "CallSid")).containsOnly(sid);
        assertThat(world.app.heard()).allMatch(Heard::genuine);
    }

    @Test
    void aCallbackSaysWhatTwilioSays() {
        world.control().script(ANNA, Script.PERSON.hangsUpAfter(61));
        world.callWith("<Response><Pause length=\"600\"/></Response>");
        world.tick(300);
        Heard ringing = world.app.heard("/status").get(1);
        assertThat(ringing.query()).isEqualTo("leg=a");
        assertThat(ringing.get("From")).isEqualTo(OURS);
        assertThat(ringing.get("To")).isEqualTo(ANNA);
        assertThat(ringing.get("Direction")).isEqualTo("outbound-api");
        assertThat(ringing.get("ApiVersion")).isEqualTo("2010-04-01");
        assertThat(ringing.get("AccountSid")).isEqualTo(world.twilio.accountSid());
        assertThat(ringing.get("CallbackSource")).isEqualTo("call-progress-events");
        assertThat(ringing.get("Timestamp"))
                .matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d \\+0000");
        assertThat(ringing.has("CallDuration")).isFalse();
        Heard completed = world.app.heard("/status").getLast();
        assertThat(completed.get("CallDuration")).isEqualTo("61");
        assertThat(completed.get("Duration")).as("minutes").isEqualTo("2");
        assertThat(completed.get("SipResponseCode")).isEqualTo("200");
    }

    @Test
    void eachCallbackHasATokenOfItsOwn() {
        world.control().script(ANNA, Script.busy());
        world.callWith(PAUSE);
        world.tick(60);
        assertThat(world.app.heard()).extracting(Heard::idempotencyToken).doesNotHaveDuplicates();
    }

    static Stream<Arguments> scripts() {
        return Stream.of(
                Arguments.of(Script.busy(), List.of("initiated", "ringing", "busy"), "486"),
                Arguments.of(
                        Script.noAnswer(), List.of("initiated", "ringing", "no-answer"), "487"),
                Arguments.of(Script.fails(), List.of("initiated", "failed"), "404"),
                Arguments.of(Script.canceled(), List.of("initiated", "ringing", "canceled"), "487"),
                Arguments.of(
                        Script.answersAfter(70),
                        List.of("initiated", "ringing", "no-answer"),
                        "487"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aCallThatNobodyTakesEndsAsItsScriptSays(Script script, List<String> told, String sip) {
        world.control().script(ANNA, script);
        String sid = world.callWith(PAUSE);
        world.tick(90);
        assertThat(world.app.heard("/status", "CallStatus")).isEqualTo(told);
        assertThat(world.app.heard("/status").getLast().get("SipResponseCode")).isEqualTo(sip);
        assertThat(world.status(sid)).isEqualTo(told.getLast());
        assertThat(world.control().call(sid).get("duration").isNull()).isTrue();
    }

    @Test
    void itRingsForItsTimeoutAndFiveSecondsMore() {
        world.control().script(ANNA, Script.noAnswer());
        String sid = world.callWith(PAUSE, "Timeout", "10");
        world.tick(15.9);
        assertThat(world.status(sid)).isEqualTo("ringing");
        world.tick(0.2);
        assertThat(world.status(sid)).isEqualTo("no-answer");
    }

    @Test
    void aPersonStaysUntilTheOtherEnds() {
        String sid = world.callWith("<Response><Pause length=\"3600\"/></Response>");
        world.tick(3000);
        assertThat(world.status(sid)).isEqualTo("in-progress");
        world.tick(700);
        assertThat(world.status(sid)).isEqualTo("completed");
    }

    @Test
    void aTimeLimitEndsIt() {
        String sid = world.callWith(PAUSE, "TimeLimit", "20");
        world.tick(30);
        assertThat(world.control().call(sid).get("duration").asString()).isEqualTo("20");
    }

    @Test
    void withoutEventsOnlyTheEndIsTold() {
        world.control().script(ANNA, Script.busy());
        world.client.post(
                "/Calls.json",
                "To",
                ANNA,
                "From",
                OURS,
                "Twiml",
                PAUSE,
                "StatusCallback",
                world.app.url("/end"));
        world.tick(60);
        assertThat(world.app.heard("/end", "CallStatus")).containsExactly("busy");
        assertThat(world.app.heard("/end", "SequenceNumber")).containsExactly("0");
    }

    @Test
    void eventsMayBeWordsOfOneParameter() {
        world.client.post(
                "/Calls.json",
                "To",
                ANNA,
                "From",
                OURS,
                "Twiml",
                "<Response/>",
                "StatusCallback",
                world.app.url("/some"),
                "StatusCallbackEvent",
                "ringing completed");
        world.tick(60);
        assertThat(world.app.heard("/some", "CallStatus")).containsExactly("ringing", "completed");
    }

    @Test
    void aGetCallbackIsSignedWithItsQuery() {
        world.client.post(
                "/Calls.json",
                "To",
                ANNA,
                "From",
                OURS,
                "Twiml",
                "<Response/>",
                "StatusCallback",
                world.app.url("/get?call_id=7"),
                "StatusCallbackMethod",
                "GET");
        world.tick(60);
        Heard heard = world.app.heard("/get").getFirst();
        assertThat(heard.method()).isEqualTo("GET");
        assertThat(heard.get("call_id")).isEqualTo("7");
        assertThat(heard.get("CallStatus")).isEqualTo("completed");
        assertThat(heard.genuine()).isTrue();
    }

    @Test
    void answeringMachinesAreFoundWhileTheCallGoesOn() {
        world.control().script(ANNA, Script.machine());
        String sid =
                world.callWith(
                        PAUSE,
                        "MachineDetection",
                        "Enable",
                        "AsyncAmd",
                        "true",
                        "AsyncAmdStatusCallback",
                        world.app.url("/amd"));
        world.tick(30);
        Heard amd = world.app.heard("/amd").getFirst();
        assertThat(amd.form().keySet())
                .containsExactlyInAnyOrder(
                        "CallSid", "AccountSid", "AnsweredBy", "MachineDetectionDuration");
        assertThat(amd.get("AnsweredBy")).isEqualTo("machine_start");
        assertThat(amd.get("MachineDetectionDuration")).isEqualTo("2000");
        assertThat(world.control().call(sid).get("answered_by").asString())
                .isEqualTo("machine_start");
        world.tick(60);
        assertThat(world.app.heard("/status").getLast().get("AnsweredBy"))
                .isEqualTo("machine_start");
    }

    @Test
    void withoutAsyncAmdTheTwimlWaitsForIt() {
        world.app.answers("/twiml", PAUSE);
        world.call("Url", world.app.url("/twiml"), "MachineDetection", "Enable");
        world.tick(4);
        assertThat(world.app.heard("/twiml")).isEmpty();
        world.tick(2);
        assertThat(world.app.heard("/twiml", "AnsweredBy")).containsExactly("human");
    }

    @Test
    void aWholeCallIsRecordedWhereThatIsAskedFor() {
        world.control().script(ANNA, Script.PERSON.hangsUpAfter(12));
        world.callWith(
                PAUSE, "Record", "true", "RecordingStatusCallback", world.app.url("/recording"));
        world.tick(60);
        Heard recording = world.app.heard("/recording").getFirst();
        assertThat(recording.get("RecordingDuration")).isEqualTo("12");
        assertThat(recording.get("RecordingSource")).isEqualTo("OutboundAPI");
        assertThat(recording.get("RecordingStatus")).isEqualTo("completed");
        assertThat(recording.has("CallStatus") || recording.has("From")).isFalse();
        assertThat(world.app.heard("/status").getLast().get("RecordingSid"))
                .isEqualTo(recording.get("RecordingSid"));
    }

    @Test
    void peopleWithoutScriptHangUpWhereThatIsSet() throws Exception {
        try (World demo = new World(java.util.Map.of("retorno.fake.hang-up-after", "8"))) {
            String sid = demo.callWith(PAUSE);
            demo.tick(30);
            assertThat(demo.control().call(sid).get("duration").asString()).isEqualTo("8");
        }
    }
}
