package retorno.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retorno.event.Occurrence;
import retorno.event.RecordingEvent;

class RecordingCallbacksTest {

    @ParameterizedTest
    @CsvSource({
        "in-progress, RECORDING_STARTED",
        "completed, RECORDING_COMPLETED",
        "absent, RECORDING_ABSENT",
        "failed, RECORDING_FAILED",
        "paused, UNKNOWN",
        "stopped, UNKNOWN",
        "processing, UNKNOWN",
        "deleted, UNKNOWN",
    })
    void knowsTwiliosStatuses(String status, Occurrence occurrence) {
        RecordingEvent recording = recording("RecordingSid=RE1&RecordingStatus=" + status);
        assertThat(recording.occurred().occurrence()).isEqualTo(occurrence);
        assertThat(recording.occurred().status()).isEqualTo(status);
    }

    @Test
    void readsACompletedRecordingWhole() {
        RecordingEvent recording =
                recording(
                        "RecordingSid=RE1&CallSid=CA1&RecordingUrl=https%3A%2F%2Fx%2FRE1"
                                + "&RecordingStatus=completed&RecordingDuration=43"
                                + "&RecordingChannels=2&RecordingSource=DialVerb"
                                + "&RecordingStartTime=Sun%2C+25+Mar+2018+09%3A53%3A19+%2B0000");
        assertThat(recording)
                .extracting(
                        "recordingSid",
                        "callSid",
                        "conferenceSid",
                        "url",
                        "durationSeconds",
                        "channels",
                        "recordedBy")
                .containsExactly("RE1", "CA1", null, "https://x/RE1", 43L, 2L, "DialVerb");
        assertThat(recording.occurred().at()).isEqualTo(Instant.parse("2018-03-25T09:53:19Z"));
    }

    @Test
    void knowsNoLengthOfARecordingThatIsStillMade() {
        assertThat(recording("ConferenceSid=CF1&RecordingDuration=-1"))
                .extracting("conferenceSid", "durationSeconds")
                .containsExactly("CF1", null);
    }

    @Test
    void explainsAFailure() {
        assertThat(recording("CallSid=CA1&RecordingStatus=failed&ErrorCode=16110").outcome())
                .extracting("errorId")
                .isEqualTo(16110L);
    }

    private static RecordingEvent recording(String form) {
        return Recorded.event(RecordingEvent.class, "recording-status", form);
    }
}
