package retorno.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static retorno.fake.World.ANNA;
import static retorno.fake.World.BRUNO;
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

/// Each verb of TwiML, as a call plays it.
class TwimlTest {
    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private long seconds(String sid) {
        return world.control().call(sid).get("duration").asLong();
    }

    @Test
    void aDocumentIsFetchedWithASignedPost() {
        world.app.answers("/twiml", "<Response><Hangup/></Response>");
        String sid = world.call("Url", world.app.url("/twiml?call_id=42"));
        world.tick(10);
        Heard asked = world.app.heard("/twiml").getFirst();
        assertThat(asked.genuine()).isTrue();
        assertThat(asked.query()).isEqualTo("call_id=42");
        assertThat(asked.form())
                .containsEntry("CallSid", List.of(sid))
                .containsEntry("AccountSid", List.of(world.twilio.accountSid()))
                .containsEntry("From", List.of(OURS))
                .containsEntry("To", List.of(ANNA))
                .containsEntry("CallStatus", List.of("in-progress"))
                .containsEntry("Direction", List.of("outbound-api"))
                .containsEntry("ApiVersion", List.of("2010-04-01"));
        assertThat(world.status(sid)).isEqualTo("completed");
    }

    @Test
    void urlWinsOverTwiml() {
        world.app.answers("/twiml", "<Response/>");
        world.callWith(
                "<Response><Pause length=\"50\"/></Response>", "Url", world.app.url("/twiml"));
        world.tick(10);
        assertThat(world.app.heard("/twiml")).hasSize(1);
    }

    @Test
    void sayTakesAsLongAsItIs() {
        String sid = world.callWith("<Response><Say>" + "a".repeat(200) + "</Say></Response>");
        world.tick(60);
        assertThat(seconds(sid)).isEqualTo(13);
    }

    @Test
    void pauseTakesItsLength() {
        String sid = world.callWith("<Response><Pause length=\"7\"/><Pause/></Response>");
        world.tick(60);
        assertThat(seconds(sid)).isEqualTo(8);
    }

    @Test
    void hangupEndsItBeforeWhatFollows() {
        String sid = world.callWith("<Response><Hangup/><Pause length=\"30\"/></Response>");
        world.tick(60);
        assertThat(seconds(sid)).isZero();
    }

    @Test
    void redirectGoesOnElsewhere() {
        world.app.answers("/next", "<Response><Pause length=\"3\"/></Response>");
        String sid =
                world.callWith(
                        "<Response><Redirect method=\"POST\">$/next?n=1</Redirect><Pause"
                                + " length=\"50\"/></Response>");
        world.tick(60);
        assertThat(world.app.heard("/next").getFirst().query()).isEqualTo("n=1");
        assertThat(seconds(sid)).isEqualTo(3);
    }

    @Test
    void aDocumentThatRedirectsToItselfIsEndedSometime() {
        world.app.answers("/loop", "<Response><Redirect>$/loop</Redirect></Response>");
        String sid = world.call("Url", world.app.url("/loop"));
        world.tick(60);
        assertThat(world.status(sid)).isEqualTo("completed");
        assertThat(world.control().errors()).extracting(Trouble::code).contains(11100);
    }

    @Test
    void gatherPostsWhatIsPressed() {
        world.control().script(ANNA, Script.PERSON.presses("1"));
        world.app.answers("/gathered", "<Response/>");
        world.callWith(
                "<Response><Gather input=\"dtmf speech\" numDigits=\"1\" timeout=\"5\""
                        + " action=\"$/gathered\"><Say>Press one</Say></Gather></Response>");
        world.tick(30);
        Heard gathered = world.app.heard("/gathered").getFirst();
        assertThat(gathered.get("Digits")).isEqualTo("1");
        assertThat(gathered.has("SpeechResult")).isFalse();
        assertThat(gathered.get("CallStatus")).isEqualTo("in-progress");
        assertThat(gathered.genuine()).isTrue();
    }

    @Test
    void gatherPostsWhatIsSaid() {
        world.control().script(ANNA, Script.PERSON.says("Maria da Silva"));
        world.app.answers("/gathered", "<Response/>");
        world.callWith(
                "<Response><Gather input=\"speech\" timeout=\"5\" action=\"$/gathered\"/></Response>");
        world.tick(30);
        Heard gathered = world.app.heard("/gathered").getFirst();
        assertThat(gathered.get("SpeechResult")).isEqualTo("Maria da Silva");
        assertThat(gathered.get("Confidence")).isEqualTo("0.9");
    }

    @Test
    void gatherOfKeysHearsNoSpeech() {
        world.control().script(ANNA, Script.PERSON.says("Maria"));
        String sid =
                world.callWith(
                        "<Response><Gather timeout=\"4\" action=\"$/gathered\"/></Response>");
        world.tick(30);
        assertThat(world.app.heard("/gathered")).isEmpty();
        assertThat(seconds(sid)).isEqualTo(4);
    }

    @Test
    void afterASilentGatherTheNextVerbFollows() {
        String sid =
                world.callWith(
                        "<Response><Gather timeout=\"3\" action=\"$/gathered\"/><Pause"
                                + " length=\"5\"/></Response>");
        world.tick(30);
        assertThat(world.app.heard("/gathered")).isEmpty();
        assertThat(seconds(sid)).isEqualTo(8);
    }

    @Test
    void anEmptyResultIsPostedWhereThatIsAskedFor() {
        world.app.answers("/gathered", "<Response/>");
        world.callWith(
                "<Response><Gather timeout=\"3\" actionOnEmptyResult=\"true\""
                        + " action=\"$/gathered\"/></Response>");
        world.tick(30);
        assertThat(world.app.heard("/gathered", "Digits")).containsExactly("");
    }

    @Test
    void keysComeOneByOneUntilTheFinishingOne() {
        world.app.answers("/gathered", "<Response/>");
        String sid =
                world.callWith(
                        "<Response><Gather timeout=\"5\" action=\"$/gathered\"/></Response>");
        world.tick(4);
        world.control().press(sid, "12");
        world.tick(4);
        world.control().press(sid, "3");
        assertThat(world.app.heard("/gathered")).isEmpty();
        world.control().press(sid, "#");
        world.tick(0);
        assertThat(world.app.heard("/gathered", "Digits")).containsExactly("123");
    }

    @Test
    void gatherWithoutActionAsksItsOwnDocument() {
        world.control().script(ANNA, Script.PERSON.presses("5"));
        world.app.answers(
                "/menu",
                200,
                "text/xml",
                heard ->
                        heard.has("Digits")
                                ? "<Response><Hangup/></Response>"
                                : "<Response><Gather numDigits=\"1\"/></Response>");
        world.call("Url", world.app.url("/menu"));
        world.tick(30);
        assertThat(world.app.heard("/menu", "Digits")).containsExactly(null, "5");
    }

    @Test
    void recordPostsARecording() {
        world.control().script(ANNA, Script.PERSON.says("a".repeat(100)));
        world.app.answers("/done", "<Response><Hangup/></Response>");
        world.callWith(
                "<Response><Record maxLength=\"120\" playBeep=\"true\" finishOnKey=\"#\""
                        + " action=\"$/done\" recordingStatusCallback=\"$/recording\"/><Say>again</Say>"
                        + "</Response>");
        world.tick(60);
        Heard done = world.app.heard("/done").getFirst();
        Heard recording = world.app.heard("/recording").getFirst();
        assertThat(done.get("RecordingSid")).matches("RE[0-9a-f]{32}");
        assertThat(done.get("RecordingUrl")).startsWith(world.twilio.baseUrl());
        assertThat(done.get("RecordingDuration")).isEqualTo(recording.get("RecordingDuration"));
        assertThat(recording.get("RecordingSid")).isEqualTo(done.get("RecordingSid"));
        assertThat(recording.get("RecordingSource")).isEqualTo("RecordVerb");
        assertThat(recording.has("To") || recording.has("CallStatus")).isFalse();
    }

    @Test
    void recordEndsWithAKey() {
        world.app.answers("/done", "<Response/>");
        String sid =
                world.callWith(
                        "<Response><Record finishOnKey=\"#\" action=\"$/done\"/></Response>");
        world.tick(4);
        world.control().say(sid, "Hello");
        world.control().press(sid, "#");
        world.tick(0);
        assertThat(world.app.heard("/done", "Digits")).containsExactly("#");
    }

    @Test
    void whereNothingIsSaidTheNextVerbFollowsRecord() {
        String sid =
                world.callWith(
                        "<Response><Record timeout=\"4\" action=\"$/done\"/><Pause"
                                + " length=\"2\"/></Response>");
        world.tick(60);
        assertThat(world.app.heard("/done")).isEmpty();
        assertThat(seconds(sid)).isEqualTo(6);
    }

    @Test
    void whoHangsUpWhileHeIsRecordedIsRecordedAllTheSame() {
        String sid = world.callWith("<Response><Record action=\"$/done\"/></Response>");
        world.tick(4);
        world.control().say(sid, "Hello");
        world.control().hangUp(sid);
        world.tick(5);
        Heard done = world.app.heard("/done").getFirst();
        assertThat(done.get("Digits")).isEqualTo("hangup");
        assertThat(done.get("CallStatus")).isEqualTo("completed");
    }

    @Test
    void dialConnectsAnotherNumber() {
        world.control().script(BRUNO, Script.PERSON.hangsUpAfter(20));
        world.app.answers("/dialled", "<Response><Hangup/></Response>");
        String parent =
                world.callWith(
                        "<Response><Dial callerId=\""
                                + OURS
                                + "\" timeout=\"25\" action=\"$/dialled\"><Number"
                                + " statusCallback=\"$/child?leg=b\" statusCallbackEvent=\"initiated"
                                + " ringing answered completed\" statusCallbackMethod=\"POST\""
                                + " machineDetection=\"Enable\" amdStatusCallback=\"$/amd\">"
                                + BRUNO
                                + "</Number></Dial></Response>");
        world.tick(60);
        String child = world.control().callsTo(BRUNO).getFirst();
        assertThat(world.app.heard("/child", "CallStatus"))
                .containsExactly("initiated", "ringing", "in-progress", "completed");
        assertThat(world.app.heard("/child", "ParentCallSid")).containsOnly(parent);
        assertThat(world.app.heard("/child", "Direction")).containsOnly("outbound-dial");
        assertThat(world.app.heard("/child", "SequenceNumber")).containsExactly("0", "1", "2", "3");
        assertThat(world.app.heard("/amd", "CallSid")).containsExactly(child);
        Heard dialled = world.app.heard("/dialled").getFirst();
        assertThat(dialled.get("CallSid")).isEqualTo(parent);
        assertThat(dialled.get("DialCallSid")).isEqualTo(child);
        assertThat(dialled.get("DialCallStatus")).isEqualTo("completed");
        assertThat(dialled.get("DialCallDuration")).isEqualTo("20");
        assertThat(dialled.get("CallStatus")).isEqualTo("in-progress");
        assertThat(world.status(parent)).isEqualTo("completed");
    }

    @ParameterizedTest
    @CsvSource({"busy,busy", "no-answer,no-answer", "failed,failed"})
    void dialTellsWhyNobodyWasConnected(String script, String status) {
        world.client.control(
                "POST", "/_fake/numbers/" + BRUNO + "/script", "{\"answer\":\"" + script + "\"}");
        world.app.answers("/dialled", "<Response><Hangup/></Response>");
        world.callWith(
                "<Response><Dial timeout=\"10\" action=\"$/dialled\">"
                        + BRUNO
                        + "</Dial></Response>");
        world.tick(60);
        assertThat(world.app.heard("/dialled", "DialCallStatus")).containsExactly(status);
    }

    @Test
    void whenTheCallerHangsUpBeforeTheAnswerTheOtherLegIsCanceled() {
        world.control().script(BRUNO, Script.noAnswer());
        String parent =
                world.callWith(
                        "<Response><Dial action=\"$/dialled\"><Number statusCallback=\"$/child\">"
                                + BRUNO
                                + "</Number></Dial></Response>");
        world.tick(10);
        world.control().hangUp(parent);
        world.tick(1);
        assertThat(world.app.heard("/child", "CallStatus")).containsExactly("canceled");
        assertThat(world.app.heard("/dialled", "DialCallStatus")).containsExactly("canceled");
    }

    @Test
    void whenTheCallerHangsUpAfterItTheOtherLegIsCompleted() {
        String parent =
                world.callWith(
                        "<Response><Dial><Number statusCallback=\"$/child\">"
                                + BRUNO
                                + "</Number></Dial></Response>");
        world.tick(10);
        world.control().hangUp(parent);
        world.tick(1);
        assertThat(world.app.heard("/child", "CallStatus")).containsExactly("completed");
    }

    @Test
    void ofSeveralNumbersTheFirstToAnswerIsConnected() {
        String third = "+5511999990003";
        world.control().script(BRUNO, Script.answersAfter(8));
        world.control().script(third, Script.answersAfter(3));
        world.callWith(
                "<Response><Dial><Number>"
                        + BRUNO
                        + "</Number><Number>"
                        + third
                        + "</Number></Dial></Response>");
        world.tick(20);
        assertThat(world.status(world.control().callsTo(third).getFirst()))
                .isEqualTo("in-progress");
        assertThat(world.status(world.control().callsTo(BRUNO).getFirst())).isEqualTo("canceled");
    }

    @Test
    void callsShowOwnNumbersOnly() throws Exception {
        try (World strict = new World(java.util.Map.of("retorno.fake.own-numbers", OURS))) {
            strict.app.answers("/dialled", "<Response/>");
            strict.callWith(
                    "<Response><Dial callerId=\""
                            + ANNA
                            + "\" action=\"$/dialled\"><Number>"
                            + BRUNO
                            + "</Number></Dial></Response>");
            strict.tick(20);
            assertThat(strict.app.heard("/dialled", "DialCallStatus")).containsExactly("failed");
            assertThat(strict.control().errors()).extracting(Trouble::code).contains(13214);
            assertThat(strict.control().callsTo(BRUNO)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"busy,busy", "rejected,no-answer"})
    void anInboundCallMayBeRejected(String reason, String status) {
        world.app.answers("/voice", "<Response><Reject reason=\"" + reason + "\"/></Response>");
        String sid = world.control().inboundCall(ANNA, OURS, world.app.url("/voice"), null);
        world.tick(5);
        assertThat(world.status(sid)).isEqualTo(status);
        assertThat(world.app.heard("/voice", "CallStatus")).containsExactly("ringing");
        assertThat(world.app.heard("/voice", "Direction")).containsExactly("inbound");
    }

    @Test
    void anInboundCallIsPickedUpByItsFirstVerb() {
        world.control().script(ANNA, Script.PERSON.says("help"));
        world.app.answers(
                "/voice",
                "<Response><Say>Hello</Say><Gather input=\"speech\" action=\"$/said\"/></Response>");
        world.app.answers("/said", "<Response/>");
        String sid =
                world.control()
                        .inboundCall(ANNA, OURS, world.app.url("/voice"), world.app.url("/end"));
        world.tick(30);
        assertThat(world.app.heard("/said", "CallStatus")).containsExactly("in-progress");
        assertThat(world.app.heard("/said", "SpeechResult")).containsExactly("help");
        assertThat(world.app.heard("/end", "CallStatus")).containsExactly("completed");
        assertThat(world.control().call(sid).get("direction").asString()).isEqualTo("inbound");
    }

    @Test
    void anInboundCallWithNothingToDoIsAnsweredAndOver() {
        world.app.answers("/voice", "<Response/>");
        String sid = world.control().inboundCall(ANNA, OURS, world.app.url("/voice"), null);
        world.tick(5);
        assertThat(world.status(sid)).isEqualTo("completed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Response><Shout>x</Shout></Response>|<Shout> in <Response>",
                "<Response><say>x</say></Response>|<say> in <Response>",
                "<Response><Say tone=\"low\">x</Say></Response>|attribute tone of <Say>",
                "<Response><Pause length=\"long\"/></Response>|length=\"long\" of <Pause>",
                "<Response><Number>+5511</Number></Response>|<Number> in <Response>",
                "<Response><Message>x</Message></Response>|<Message> in a call",
                "<Answer/>|the root is <Answer>"
            })
    void whatIsUnknownIsAnErrorAndLeftOut(String twiml, String objection) {
        String sid = world.callWith(twiml);
        world.tick(30);
        assertThat(world.control().errors())
                .anySatisfy(error -> {
                    assertThat(error.code()).isEqualTo(12200);
                    assertThat(error.message()).contains(objection);
                    assertThat(error.sid()).isEqualTo(sid);
                });
        assertThat(world.status(sid)).isEqualTo("completed");
    }

    @Test
    void ourTwimlIsUnderstoodWithoutObjection() {
        world.app.answers("/gathered", "<Response/>");
        world.callWith(
                "<Response><Say language=\"pt-BR\" voice=\"Polly.Camila\">Olá &amp; tchau</Say><Gather"
                        + " input=\"speech dtmf\" numDigits=\"1\" timeout=\"5\" method=\"POST\""
                        + " action=\"$/gathered\"/><Dial><Conference participantLabel=\"activist\""
                        + " beep=\"false\" startConferenceOnEnter=\"true\" endConferenceOnExit=\"true\""
                        + " maxParticipants=\"2\" waitUrl=\"\" statusCallback=\"$/conference\""
                        + " statusCallbackEvent=\"start end join leave\""
                        + " statusCallbackMethod=\"POST\">room</Conference></Dial></Response>");
        world.tick(30);
        assertThat(world.control().errors()).isEmpty();
        assertThat(world.app.heard("/conference", "StatusCallbackEvent"))
                .containsExactly("participant-join");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|application/xml|<Response/>|11200",
                "200|application/json|{}|12300",
                "200|text/xml|<Response>|12100"
            })
    void whereTwimlCannotBeHadTheFallbackIsAsked(
            int status, String type, String body, String code) {
        world.app.answers("/bad", status, type, any -> body);
        world.app.answers("/fallback", "<Response><Pause length=\"9\"/></Response>");
        String sid =
                world.call("Url", world.app.url("/bad"), "FallbackUrl", world.app.url("/fallback"));
        world.tick(60);
        Heard asked = world.app.heard("/fallback").getFirst();
        assertThat(asked.get("ErrorCode")).isEqualTo(code);
        assertThat(asked.get("ErrorUrl")).isEqualTo(world.app.url("/bad"));
        assertThat(seconds(sid)).isEqualTo(9);
        assertThat(world.control().errors())
                .extracting(Trouble::code)
                .contains(Integer.parseInt(code));
    }

    @Test
    void withoutFallbackTheCallEnds() {
        String sid = world.call("Url", "http://127.0.0.1:1/nobody");
        world.tick(60);
        assertThat(world.status(sid)).isEqualTo("completed");
        assertThat(world.control().errors()).extracting(Trouble::code).contains(11205);
    }

    @Test
    void aRelativeUrlWorksButIsAnError() {
        world.app.answers("/a/first", "<Response><Redirect>second</Redirect></Response>");
        world.app.answers("/a/second", "<Response/>");
        world.call("Url", world.app.url("/a/first"));
        world.tick(10);
        assertThat(world.app.heard("/a/second")).hasSize(1);
        assertThat(world.control().errors()).extracting(Trouble::code).contains(11100);
    }
}
