package retorno.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static retorno.fake.World.BRUNO;
import static retorno.fake.World.OURS;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retorno.fake.Application.Heard;
import retorno.fake.script.Script;

/// Two people in a room: who starts it, who ends it, and what is told of it.
class ConferenceTest {
    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
    }

    @AfterEach
    void end() {
        world.close();
    }

    /// Anna waits in the room as the activist, who ends it.
    private String annaWaits() {
        String sid = world.callWith(room("activist", true, "$/conference"));
        world.tick(10);
        return sid;
    }

    private static String room(String label, boolean ends, String callback) {
        return "<Response><Dial><Conference participantLabel=\""
                + label
                + "\" beep=\"false\" startConferenceOnEnter=\"true\" endConferenceOnExit=\""
                + ends
                + "\" maxParticipants=\"2\" waitUrl=\"\" statusCallback=\""
                + callback
                + "\" statusCallbackEvent=\"start end join leave mute hold modify\""
                + ">room-1</Conference></Dial><Pause length=\"30\"/></Response>";
    }

    private Client.Answer addBruno(String... fields) {
        String[] base = {
            "To",
            BRUNO,
            "From",
            OURS,
            "Label",
            "target",
            "StatusCallback",
            world.app.url("/status?leg=b"),
            "StatusCallbackEvent",
            "initiated ringing answered completed"
        };
        return world.client.post(
                "/Conferences/room-1/Participants.json",
                Stream.of(base, fields).flatMap(Stream::of).toArray(String[]::new));
    }

    private List<String> events() {
        return world.app.heard("/conference").stream()
                .map(heard -> heard.get("StatusCallbackEvent") + label(heard))
                .toList();
    }

    private static String label(Heard heard) {
        return heard.has("ParticipantLabel") ? " " + heard.get("ParticipantLabel") : "";
    }

    private Heard last(String event) {
        return world.app.heard("/conference").stream()
                .filter(heard -> heard.get("StatusCallbackEvent").equals(event))
                .toList()
                .getLast();
    }

    private String status() {
        return world.control().conferences().getFirst().get("status").asString();
    }

    @Test
    void oneAloneDoesNotStartIt() {
        annaWaits();
        assertThat(events()).containsExactly("participant-join activist");
        assertThat(status()).isEqualTo("init");
    }

    @Test
    void itStartsWithTwoAndEndsWithWhoEndsIt() {
        String anna = annaWaits();
        String bruno = addBruno().text("call_sid");
        world.tick(10);
        assertThat(status()).isEqualTo("in-progress");
        world.control().hangUp(anna);
        world.tick(1);
        assertThat(events())
                .containsExactly(
                        "participant-join activist",
                        "participant-join target",
                        "conference-start",
                        "participant-leave activist",
                        "participant-leave target",
                        "conference-end");
        assertThat(world.app.heard("/conference", "SequenceNumber"))
                .containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(world.app.heard("/conference")).allMatch(Heard::genuine);
        Heard end = last("conference-end");
        assertThat(end.get("ReasonConferenceEnded"))
                .isEqualTo("participant-with-end-conference-on-exit-left");
        assertThat(end.get("CallSidEndingConference")).isEqualTo(anna);
        assertThat(end.get("ParticipantLabelEndingConference")).isEqualTo("activist");
        assertThat(end.has("CallSid")).isFalse();
        Heard leave = last("participant-leave");
        assertThat(leave.get("ReasonParticipantLeft")).isEqualTo("moderator_ended_conference");
        assertThat(world.status(bruno))
                .as("he was only called into the room")
                .isEqualTo("completed");
    }

    @Test
    void aJoinSaysWhatTwilioSays() {
        annaWaits();
        Heard join = last("participant-join");
        assertThat(join.form().keySet())
                .containsExactlyInAnyOrder(
                        "ConferenceSid",
                        "FriendlyName",
                        "AccountSid",
                        "Timestamp",
                        "StatusCallbackEvent",
                        "SequenceNumber",
                        "CallSid",
                        "Muted",
                        "Hold",
                        "Coaching",
                        "EndConferenceOnExit",
                        "StartConferenceOnEnter",
                        "ParticipantLabel");
        assertThat(join.get("FriendlyName")).isEqualTo("room-1");
        assertThat(join.get("ConferenceSid")).matches("CF[0-9a-f]{32}");
        assertThat(join.get("EndConferenceOnExit")).isEqualTo("true");
        assertThat(join.get("Muted")).isEqualTo("false");
    }

    @Test
    void whenTheOtherHangsUpTheFirstStays() {
        String anna = annaWaits();
        String bruno = addBruno().text("call_sid");
        world.tick(10);
        world.control().hangUp(bruno);
        world.tick(1);
        Heard leave = last("participant-leave");
        assertThat(leave.get("CallSid")).isEqualTo(bruno);
        assertThat(leave.get("ReasonParticipantLeft")).isEqualTo("participant_hung_up");
        assertThat(leave.get("ParticipantCallStatus")).isEqualTo("completed");
        assertThat(status()).isEqualTo("in-progress");
        assertThat(world.status(anna)).isEqualTo("in-progress");
        world.control().hangUp(anna);
        world.tick(1);
        assertThat(status()).isEqualTo("completed");
    }

    @Test
    void theLastToLeaveEndsIt() {
        String anna = world.callWith(room("activist", false, "$/conference"));
        world.tick(10);
        world.control().hangUp(anna);
        world.tick(1);
        assertThat(last("conference-end").get("ReasonConferenceEnded"))
                .isEqualTo("last-participant-left");
    }

    @ParameterizedTest
    @CsvSource({"busy", "no-answer", "failed"})
    void whoCannotBeReachedLeavesToo(String answer) {
        annaWaits();
        world.client.control(
                "POST", "/_fake/numbers/" + BRUNO + "/script", "{\"answer\":\"" + answer + "\"}");
        addBruno("Timeout", "10");
        world.tick(30);
        Heard leave = last("participant-leave");
        assertThat(leave.get("ParticipantLabel")).isEqualTo("target");
        assertThat(leave.get("ReasonParticipantLeft")).isEqualTo("participant_add_failed");
        assertThat(leave.get("ParticipantCallStatus")).isEqualTo(answer);
        assertThat(events()).doesNotContain("conference-start");
        List<Heard> ofBruno =
                world.app.heard("/status").stream()
                        .filter(heard -> "leg=b".equals(heard.query()))
                        .toList();
        assertThat(ofBruno.getLast().get("CallStatus")).isEqualTo(answer);
    }

    @Test
    void theFirstToJoinSaysWhoIsTold() {
        annaWaits();
        addBruno(
                "ConferenceStatusCallback",
                world.app.url("/other"),
                "ConferenceStatusCallbackEvent",
                "start end join leave");
        world.tick(10);
        assertThat(world.app.heard("/other")).isEmpty();
        assertThat(events()).contains("participant-join target");
    }

    @Test
    void theFirstToJoinMayWantNobodyToBeTold() {
        addBruno();
        world.tick(10);
        annaWaits();
        assertThat(status()).isEqualTo("in-progress");
        assertThat(world.app.heard("/conference")).isEmpty();
    }

    @Test
    void onlyWhoMayStartItStartsIt() {
        String waiting =
                room("client", false, "$/conference").replace("Enter=\"true", "Enter=\"false");
        world.callWith(waiting);
        world.tick(10);
        addBruno("StartConferenceOnEnter", "false");
        world.tick(10);
        assertThat(status()).isEqualTo("init");
    }

    @Test
    void aFullRoomTakesNobody() {
        annaWaits();
        addBruno();
        world.tick(10);
        String third = world.callWith(room("third", false, "$/conference"));
        world.tick(10);
        assertThat(events()).doesNotContain("participant-join third");
        assertThat(world.control().errors()).anyMatch(error -> error.sid().equals(third));
    }

    @Test
    void anotherRoomOfTheSameNameBeginsWhenTheFirstIsOver() {
        world.control().hangUp(annaWaits());
        world.tick(1);
        annaWaits();
        assertThat(world.control().conferences())
                .extracting(room -> room.get("status").asString())
                .containsExactly("completed", "init");
        assertThat(last("participant-join").get("SequenceNumber")).isEqualTo("1");
    }

    @Test
    void aRedirectTakesHimOutOfTheRoom() {
        String anna = annaWaits();
        addBruno();
        world.tick(10);
        Client.Answer answer =
                world.client.post(
                        "/Calls/" + anna + ".json",
                        "Twiml",
                        "<Response><Say>The other is busy</Say><Hangup/></Response>");
        assertThat(answer.status()).isEqualTo(200);
        world.tick(10);
        Heard leave =
                world.app.heard("/conference").stream()
                        .filter(heard -> anna.equals(heard.get("CallSid")))
                        .toList()
                        .getLast();
        assertThat(leave.get("ReasonParticipantLeft")).isEqualTo("participant_updated_via_api");
        assertThat(leave.get("ParticipantCallStatus")).isEqualTo("in-progress");
        assertThat(world.status(anna)).isEqualTo("completed");
    }

    @Test
    void afterTheRoomTheCallGoesOn() {
        String anna = world.callWith(room("activist", false, "$/conference"));
        world.tick(10);
        addBruno("EndConferenceOnExit", "true");
        world.tick(10);
        world.control().hangUp(world.control().callsTo(BRUNO).getFirst());
        world.tick(1);
        assertThat(world.status(anna)).as("thirty seconds of pause").isEqualTo("in-progress");
        world.tick(30);
        assertThat(world.status(anna)).isEqualTo("completed");
    }

    @Test
    void aDialWithActionIsToldThatHeWasInTheRoom() {
        world.app.answers("/left", "<Response><Hangup/></Response>");
        String anna =
                world.callWith(
                        room("activist", false, "$/conference")
                                .replace("<Dial>", "<Dial action=\"$/left\">"));
        world.tick(10);
        String sid = world.control().conferences().getFirst().get("sid").asString();
        world.client.post("/Conferences/" + sid + ".json", "Status", "completed");
        world.tick(1);
        assertThat(world.app.heard("/left", "DialCallStatus")).containsExactly("answered");
        assertThat(world.app.heard("/left", "DialCallDuration")).containsExactly((String) null);
        assertThat(world.status(anna)).isEqualTo("completed");
    }

    @Test
    void theApiEndsIt() {
        annaWaits();
        addBruno();
        world.tick(10);
        String sid = world.control().conferences().getFirst().get("sid").asString();
        Client.Answer ended =
                world.client.post("/Conferences/" + sid + ".json", "Status", "completed");
        world.tick(1);
        assertThat(ended.text("status")).isEqualTo("completed");
        assertThat(ended.text("reason_conference_ended")).isEqualTo("conference-ended-via-api");
        assertThat(last("participant-leave").get("ReasonParticipantLeft"))
                .isEqualTo("conference_ended_via_api");
        assertThat(last("conference-end").get("ReasonConferenceEnded"))
                .isEqualTo("conference-ended-via-api");
    }

    @Test
    void participantsCanBeChangedAndSentOut() {
        String anna = annaWaits();
        String bruno = addBruno().text("call_sid");
        world.tick(10);
        String participants = "/Conferences/room-1/Participants";
        assertThat(world.client.get(participants + "/target.json").text("call_sid"))
                .as("by his label")
                .isEqualTo(bruno);
        Client.Answer changed =
                world.client.post(
                        participants + "/" + bruno + ".json",
                        "Muted",
                        "true",
                        "Hold",
                        "true",
                        "EndConferenceOnExit",
                        "true");
        assertThat(changed.json().get("muted").asBoolean()).isTrue();
        assertThat(changed.json().get("hold").asBoolean()).isTrue();
        world.client.post(participants + "/" + bruno + ".json", "EndConferenceOnExit", "false");
        assertThat(world.client.delete(participants + "/" + bruno + ".json").status())
                .isEqualTo(204);
        world.tick(1);
        assertThat(events())
                .contains(
                        "participant-mute target",
                        "participant-hold target",
                        "participant-modify target",
                        "participant-leave target");
        assertThat(world.client.get(participants + "/" + bruno + ".json").code())
                .as("who is out is not found")
                .isEqualTo(20404);
        assertThat(world.client.get(participants + ".json").json().get("participants"))
                .hasSize(1)
                .allMatch(p -> p.get("call_sid").asString().equals(anna));
    }

    @Test
    void whoIsOnHisWayIsListed() {
        annaWaits();
        world.control().script(BRUNO, Script.noAnswer());
        addBruno();
        String list = "/Conferences/room-1/Participants.json";
        assertThat(
                        world.client
                                .get(list)
                                .json()
                                .get("participants")
                                .get(1)
                                .get("status")
                                .asString())
                .isEqualTo("queued");
        world.tick(2);
        assertThat(
                        world.client
                                .get(list)
                                .json()
                                .get("participants")
                                .get(1)
                                .get("status")
                                .asString())
                .isEqualTo("ringing");
        world.tick(90);
        assertThat(world.client.get(list).json().get("participants")).hasSize(1);
    }

    @Test
    void whoAnswersAfterTheEndIsHungUpOn() {
        String anna = annaWaits();
        world.control().script(BRUNO, Script.answersAfter(20));
        String bruno = addBruno().text("call_sid");
        world.tick(5);
        world.control().hangUp(anna);
        world.tick(30);
        assertThat(world.status(bruno)).isEqualTo("completed");
        assertThat(events()).doesNotContain("participant-join target");
    }

    @Test
    void anAnnouncementIsAskedForAndToldOf() {
        world.app.answers("/announce", "<Response><Say>One minute left</Say></Response>");
        world.callWith(
                room("activist", true, "$/conference").replace("modify", "modify announcement"));
        world.tick(10);
        String sid = world.control().conferences().getFirst().get("sid").asString();
        world.client.post(
                "/Conferences/" + sid + ".json", "AnnounceUrl", world.app.url("/announce"));
        world.tick(1);
        assertThat(world.app.heard("/announce", "ConferenceSid")).containsExactly(sid);
        assertThat(last("announcement-end").get("AnnounceUrl"))
                .isEqualTo(world.app.url("/announce"));
    }

    @Test
    void ofAllEventsOnlyThoseThatAreWantedAreToldAndCounted() {
        String anna =
                world.callWith(
                        room("activist", true, "$/conference")
                                .replace("start end join leave mute hold modify", "end"));
        world.tick(10);
        addBruno();
        world.tick(10);
        world.control().hangUp(anna);
        world.tick(1);
        assertThat(events()).containsExactly("conference-end");
        assertThat(last("conference-end").get("SequenceNumber")).isEqualTo("1");
    }
}
