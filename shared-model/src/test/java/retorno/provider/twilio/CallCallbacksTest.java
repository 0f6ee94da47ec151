package retorno.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.event.CallEvent;
import retorno.event.Occurrence;

class CallCallbacksTest {

    @ParameterizedTest
    @CsvSource({
        "queued, QUEUED",
        "initiated, INITIATED",
        "ringing, RINGING",
        "in-progress, ANSWERED",
        "answered, ANSWERED",
        "completed, COMPLETED",
        "busy, BUSY",
        "no-answer, NO_ANSWER",
        "canceled, CANCELED",
        "failed, FAILED",
        "transferred, UNKNOWN",
    })
    void knowsTwiliosStatuses(String status, Occurrence occurrence) {
        CallEvent call = call("CallSid=CA1&CallStatus=" + status);
        assertThat(call.occurred().occurrence()).isEqualTo(occurrence);
        assertThat(call.occurred().status()).isEqualTo(status);
        assertThat(call.kind()).isEqualTo(CallEvent.Kind.CALL);
    }

    @ParameterizedTest
    @CsvSource({
        "human, HUMAN_DETECTED",
        "machine_start, MACHINE_DETECTED",
        "machine_end_beep, MACHINE_DETECTED",
        "machine_end_silence, MACHINE_DETECTED",
        "machine_end_other, MACHINE_DETECTED",
        "fax, MACHINE_DETECTED",
        "unknown, UNKNOWN",
        "parrot, UNKNOWN",
    })
    void knowsWhoPickedUp(String answeredBy, Occurrence occurrence) {
        CallEvent call =
                Recorded.event(
                        CallEvent.class, "amd-status", "CallSid=CA1&AnsweredBy=" + answeredBy);
        assertThat(call.occurred().occurrence()).isEqualTo(occurrence);
        assertThat(call.occurred().status()).isEqualTo(answeredBy);
        assertThat(call.answeredBy()).isEqualTo(answeredBy);
        assertThat(call.kind()).isEqualTo(CallEvent.Kind.AMD);
    }

    @Test
    void readsTheEndOfACallWhole() {
        CallEvent call =
                call(
                        "CallSid=CA1&ParentCallSid=CA0&CallStatus=completed&Duration=1"
                                + "&CallDuration=43&SequenceNumber=3&SipResponseCode=200"
                                + "&AnsweredBy=human&From=%2B1500&To=%2B5511"
                                + "&Direction=outbound-dial"
                                + "&Timestamp=Sun%2C+25+Mar+2018+09%3A54%3A02+%2B0000");
        assertThat(call.callSid()).isEqualTo("CA1");
        assertThat(call.parentCallSid()).isEqualTo("CA0");
        assertThat(call.durationSeconds()).isEqualTo(43);
        assertThat(call.sequence()).isEqualTo(3);
        assertThat(call.sipResponseCode()).isEqualTo(200);
        assertThat(call.answeredBy()).isEqualTo("human");
        assertThat(call.from()).isEqualTo("+1500");
        assertThat(call.to()).isEqualTo("+5511");
        assertThat(call.direction()).isEqualTo("outbound-dial");
        assertThat(call.occurred().at()).isEqualTo(Instant.parse("2018-03-25T09:54:02Z"));
    }

    @Test
    void takesMinutesForNoDuration() {
        assertThat(call("CallSid=CA1&CallStatus=completed&Duration=1").durationSeconds()).isNull();
    }

    @Test
    void fallsBackOnCallerAndCalled() {
        assertThat(call("CallSid=CA1&Caller=%2B1&Called=%2B2"))
                .extracting("from", "to")
                .containsExactly("+1", "+2");
        assertThat(call("CallSid=CA1&From=%2B3&Caller=%2B1&To=%2B4&Called=%2B2"))
                .extracting("from", "to")
                .containsExactly("+3", "+4");
    }

    @Test
    void explainsAFailure() {
        assertThat(call("CallSid=CA1&CallStatus=failed&ErrorCode=13224&ErrorMessage=bad").outcome())
                .extracting("errorId", "errorDescription")
                .containsExactly(13224L, "bad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-1", "1.5", "", "many", "NaN"})
    void keepsTheRowOfACallWithoutAUsableDuration(String duration) {
        CallEvent call = call("CallSid=CA1&CallStatus=completed&CallDuration=" + duration);
        assertThat(call.durationSeconds()).isNull();
        assertThat(call.occurred().occurrence()).isEqualTo(Occurrence.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "first", ""})
    void keepsTheRowOfACallWithoutAUsableSequence(String sequence) {
        assertThat(call("CallSid=CA1&SequenceNumber=" + sequence).sequence()).isNull();
    }

    private static CallEvent call(String form) {
        return Recorded.event(CallEvent.class, "call-status", form);
    }
}
