package retorno.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.event.ConferenceEvent;
import retorno.event.Occurrence;

class ConferenceCallbacksTest {

    @ParameterizedTest
    @CsvSource({
        "conference-start, CONFERENCE_STARTED",
        "conference-end, CONFERENCE_ENDED",
        "participant-join, PARTICIPANT_JOINED",
        "participant-leave, PARTICIPANT_LEFT",
        "participant-mute, PARTICIPANT_CHANGED",
        "participant-unmute, PARTICIPANT_CHANGED",
        "participant-hold, PARTICIPANT_CHANGED",
        "participant-unhold, PARTICIPANT_CHANGED",
        "participant-modify, PARTICIPANT_CHANGED",
        "participant-speech-start, PARTICIPANT_CHANGED",
        "participant-speech-stop, PARTICIPANT_CHANGED",
        "announcement-end, ANNOUNCEMENT_ENDED",
        "announcement-fail, ANNOUNCEMENT_FAILED",
        "conference-paused, UNKNOWN",
    })
    void knowsTwiliosEvents(String event, Occurrence occurrence) {
        ConferenceEvent conference = conference("ConferenceSid=CF1&StatusCallbackEvent=" + event);
        assertThat(conference.occurred().occurrence()).isEqualTo(occurrence);
        assertThat(conference.occurred().status()).isEqualTo(event);
    }

    @Test
    void readsAParticipantWhoLeftWhole() {
        ConferenceEvent left =
                conference(
                        "ConferenceSid=CF1&FriendlyName=room+7&CallSid=CA1&SequenceNumber=5"
                                + "&StatusCallbackEvent=participant-leave&ParticipantLabel=target"
                                + "&ReasonParticipantLeft=participant_hung_up&Reason=other"
                                + "&ParticipantCallStatus=completed"
                                + "&Timestamp=Sun%2C+25+Mar+2018+09%3A54%3A02+%2B0000");
        assertThat(left)
                .extracting(
                        "conferenceSid",
                        "friendlyName",
                        "callSid",
                        "participantLabel",
                        "participantCallStatus",
                        "sequence",
                        "reason")
                .containsExactly(
                        "CF1", "room 7", "CA1", "target", "completed", 5L, "participant_hung_up");
        assertThat(left.occurred().at()).isEqualTo(Instant.parse("2018-03-25T09:54:02Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReasonConferenceEnded",
                "ReasonParticipantLeft",
                "ReasonAnnouncementFailed",
                "Reason"
            })
    void findsTheReasonUnderAnyOfItsNames(String name) {
        assertThat(conference("ConferenceSid=CF1&" + name + "=why").reason()).isEqualTo("why");
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "no-answer", "failed", "In-Progress", "transferred"})
    void keepsTheStateOfTheLegThatLeftInTwiliosWord(String word) {
        String left = "CallSid=CA1&StatusCallbackEvent=participant-leave";
        assertThat(conference(left + "&ParticipantCallStatus=" + word).participantCallStatus())
                .isEqualTo(word);
        assertThat(conference(left).participantCallStatus()).isNull();
    }

    @Test
    void keepsAnEventOfNoKnownConference() {
        assertThat(conference("StatusCallbackEvent=conference-end").conferenceSid()).isNull();
        assertThat(conference("CallSid=CA1").occurred().occurrence()).isEqualTo(Occurrence.UNKNOWN);
    }

    private static ConferenceEvent conference(String form) {
        return Recorded.event(ConferenceEvent.class, "conference-status", form);
    }
}
