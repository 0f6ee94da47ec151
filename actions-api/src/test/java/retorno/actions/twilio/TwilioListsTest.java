package retorno.actions.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static retorno.actions.twilio.FarEnd.BELOW;
import static retorno.actions.twilio.FarEnd.error;
import static retorno.actions.twilio.FarEnd.json;
import static retorno.actions.twilio.Samples.CALL;
import static retorno.actions.twilio.Samples.CONFERENCE;
import static retorno.actions.twilio.Samples.FROM;
import static retorno.actions.twilio.Samples.OTHER_CALL;
import static retorno.actions.twilio.Samples.ROOM;
import static retorno.actions.twilio.Samples.TO;
import static retorno.actions.twilio.Samples.call;
import static retorno.actions.twilio.Samples.page;
import static retorno.actions.twilio.Samples.participant;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.actions.twilio.FarEnd.Received;

/// Looking for what may have happened.
class TwilioListsTest {
    private static final Instant AFTER = Instant.parse("2026-11-21T10:00:00.750Z");
    private static final String BEFORE = "Sat, 21 Nov 2026 10:00:00 +0000";
    private static final String LATER = "Sat, 21 Nov 2026 10:00:05 +0000";
    private static final String LATEST = "Sat, 21 Nov 2026 10:00:09 +0000";
    private static final String NUMBERS = "/Calls.json?To=%2B5511987654321&From=%2B551140042000";
    private static final String NONE = page("calls", null);

    @Test
    void looksForCallsThatWaitAndForCallsThatBegan() {
        try (FarEnd twilio = new FarEnd(json(200, NONE));
                TwilioCalls client = twilio.client()) {
            assertThat(client.find(TO, FROM, AFTER)).isEmpty();
            assertThat(twilio.received())
                    .extracting(Received::path)
                    .containsExactly(
                            BELOW + NUMBERS + "&Status=queued&PageSize=100",
                            BELOW
                                    + NUMBERS
                                    + "&StartTime%3E=2026-11-21T10%3A00%3A00Z&PageSize=100");
            assertThat(twilio.received()).extracting(Received::method).containsOnly("GET");
        }
    }

    @Test
    void findsWhatBeganAfterwardsNewestFirst() {
        try (FarEnd twilio =
                        new FarEnd(
                                json(200, NONE),
                                json(
                                        200,
                                        page(
                                                "calls",
                                                null,
                                                call(CALL, "completed", LATER),
                                                call("CA-old", "completed", BEFORE),
                                                call(OTHER_CALL, "ringing", LATEST))));
                TwilioCalls client = twilio.client()) {
            assertThat(client.find(TO, FROM, AFTER))
                    .extracting(CallResource::sid)
                    .containsExactly(OTHER_CALL, CALL);
        }
    }

    @Test
    void findsACallThatHasNoTimeYet() {
        try (FarEnd twilio =
                        new FarEnd(
                                json(200, page("calls", null, call(CALL, "queued", null))),
                                json(200, NONE));
                TwilioCalls client = twilio.client()) {
            assertThat(client.find(TO, FROM, AFTER))
                    .extracting(CallResource::sid)
                    .containsExactly(CALL);
        }
    }

    @Test
    void aCallThatWasDialledBetweenTwoLooksIsFoundOnceAsItIsNow() {
        try (FarEnd twilio =
                        new FarEnd(
                                json(200, page("calls", null, call(CALL, "queued", null))),
                                json(200, page("calls", null, call(CALL, "ringing", LATER))));
                TwilioCalls client = twilio.client()) {
            assertThat(client.find(TO, FROM, AFTER))
                    .singleElement()
                    .extracting(CallResource::status)
                    .isEqualTo(CallStatus.RINGING);
        }
    }

    @Test
    void readsEveryPage() {
        String next = BELOW + NUMBERS + "&StartTime%3E=2026-11-21&Page=1&PageToken=PACA1";
        try (FarEnd twilio =
                        new FarEnd(
                                json(200, NONE),
                                json(200, page("calls", next, call(CALL, "completed", LATER))),
                                json(
                                        200,
                                        page("calls", null, call(OTHER_CALL, "ringing", LATEST))));
                TwilioCalls client = twilio.client()) {
            assertThat(client.find(TO, FROM, AFTER))
                    .extracting(CallResource::sid)
                    .containsExactly(OTHER_CALL, CALL);
            assertThat(twilio.received()).hasSize(3);
            assertThat(twilio.received().getLast().path()).isEqualTo(next);
            assertThat(twilio.received().getLast().headers()).containsKey("Authorization");
        }
    }

    @Test
    void aListWithoutEndIsNotTakenForWhatWasReadOfIt() {
        try (FarEnd twilio = new FarEnd(json(200, page("calls", BELOW + "/Calls.json?Page=1")));
                TwilioCalls client = twilio.client()) {
            assertThatThrownBy(() -> client.find(TO, FROM, AFTER))
                    .isInstanceOf(TwilioFailure.Uncertain.class)
                    .hasMessageContaining("more than 10 pages");
            assertThat(twilio.received()).hasSize(10);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:1/elsewhere", "@127.0.0.1:1/elsewhere", "/a b", "/%zz"})
    void aNextPageElsewhereIsNotRead(String next) {
        try (FarEnd twilio = new FarEnd(json(200, page("calls", next)));
                TwilioCalls client = twilio.client()) {
            assertThatThrownBy(() -> client.find(TO, FROM, AFTER))
                    .isInstanceOf(TwilioFailure.Uncertain.class)
                    .hasMessageContaining("next_page_uri");
            assertThat(twilio.received()).hasSize(1);
        }
    }

    @Test
    void anAnswerWithoutListIsNotTakenForAnEmptyOne() {
        try (FarEnd twilio = new FarEnd(json(200, "{}"));
                TwilioCalls client = twilio.client()) {
            assertThatThrownBy(() -> client.find(TO, FROM, AFTER))
                    .isInstanceOf(TwilioFailure.Uncertain.class);
            assertThatThrownBy(() -> client.participants(ROOM))
                    .isInstanceOf(TwilioFailure.Uncertain.class);
        }
    }

    @Test
    void findsWhoIsInARoom() {
        try (FarEnd twilio =
                        new FarEnd(
                                json(
                                        200,
                                        page(
                                                "conferences",
                                                null,
                                                conference("CF-over", "completed"),
                                                conference(CONFERENCE, "in-progress"))),
                                json(
                                        200,
                                        page(
                                                "participants",
                                                null,
                                                participant(CALL, "activist"),
                                                participant(OTHER_CALL, "target"))));
                TwilioCalls client = twilio.client()) {
            assertThat(client.participants(ROOM))
                    .containsExactly(
                            new ParticipantResource(CALL, CONFERENCE, "activist", "queued"),
                            new ParticipantResource(OTHER_CALL, CONFERENCE, "target", "queued"));
            assertThat(twilio.received())
                    .extracting(Received::path)
                    .containsExactly(
                            BELOW + "/Conferences.json?FriendlyName=" + ROOM + "&PageSize=100",
                            BELOW
                                    + "/Conferences/"
                                    + CONFERENCE
                                    + "/Participants.json?PageSize=100");
        }
    }

    @Test
    void aRoomThatNobodyOpenedIsEmpty() {
        try (FarEnd twilio = new FarEnd(json(200, page("conferences", null)));
                TwilioCalls client = twilio.client()) {
            assertThat(client.participants(ROOM)).isEmpty();
            assertThat(twilio.received()).hasSize(1);
        }
    }

    @Test
    void aRoomThatWasClosedMeanwhileIsEmpty() {
        try (FarEnd twilio =
                        new FarEnd(
                                json(
                                        200,
                                        page("conferences", null, conference(CONFERENCE, "init"))),
                                error(404, 20404, "not found"));
                TwilioCalls client = twilio.client()) {
            assertThat(client.participants(ROOM)).isEmpty();
        }
    }

    private static String conference(String sid, String status) {
        return """
        {"sid": "%s", "friendly_name": "%s", "status": "%s", "region": "us1"}\
        """
                .formatted(sid, ROOM, status);
    }
}
