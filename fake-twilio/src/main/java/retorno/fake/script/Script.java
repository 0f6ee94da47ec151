package retorno.fake.script;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How whoever is behind a number behaves. Times are seconds of the fake's clock; what is null is
/// as in [#PERSON].
///
/// @param answer what happens when the number is called
/// @param answerAfter how long it rings before that, from the first ring
/// @param answeredBy what answering-machine detection finds: `human`, `machine_start`,
///   `machine_end_beep`, `machine_end_silence`, `machine_end_other`, `fax`, `unknown`
/// @param detectedAfter when it finds it, from the answer
/// @param digits what is pressed, one entry for each `Gather` that takes digits
/// @param speech what is said, one entry for each `Gather` that takes speech, or `Record`
/// @param hangUpAfter when he hangs up, from the answer; null: never
/// @param sms what becomes of a message to this number
/// @param smsError Twilio's code, where it is not delivered
/// @param optedOut whether he has sent STOP
public record Script(
        @Nullable Answer answer,
        @Nullable Double answerAfter,
        @Nullable String answeredBy,
        @Nullable Double detectedAfter,
        @Nullable List<String> digits,
        @Nullable List<String> speech,
        @Nullable Double hangUpAfter,
        @Nullable Sms sms,
        @Nullable Integer smsError,
        @Nullable Boolean optedOut) {

    /// Answers after a short ring, is human, says nothing, stays until the other ends.
    public static final Script PERSON =
            new Script(null, null, null, null, null, null, null, null, null, null);

    private static final double RINGS = 2;
    private static final double DETECTED = 2;

    /// What happens when a number is called.
    public enum Answer {
        @JsonProperty("answer")
        ANSWERS,
        @JsonProperty("busy")
        BUSY,
        /// Nobody picks up: it rings until the caller gives up, or a test decides.
        @JsonProperty("no-answer")
        NO_ANSWER,
        /// There is no such number.
        @JsonProperty("failed")
        FAILS,
        /// It is taken back while it rings, as somebody with the account's keys can do.
        @JsonProperty("canceled")
        CANCELED
    }

    /// What becomes of a message.
    public enum Sms {
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("undelivered")
        UNDELIVERED,
        @JsonProperty("failed")
        FAILED,
        /// It is sent, and never heard of again.
        @JsonProperty("sent")
        SENT
    }

    /// Answers after that many seconds.
    public static Script answersAfter(double seconds) {
        return PERSON.with(Answer.ANSWERS, seconds);
    }

    /// Is busy.
    public static Script busy() {
        return PERSON.with(Answer.BUSY, null);
    }

    /// Does not pick up.
    public static Script noAnswer() {
        return PERSON.with(Answer.NO_ANSWER, null);
    }

    /// Cannot be reached: there is no such number.
    public static Script fails() {
        return PERSON.with(Answer.FAILS, null);
    }

    /// Rings until the call is taken back, by nobody that the application knows.
    public static Script canceled() {
        return PERSON.with(Answer.CANCELED, null);
    }

    /// Voicemail: answers, and is found to be a machine.
    public static Script machine() {
        return new Script(null, null, "machine_start", null, null, null, null, null, null, null);
    }

    /// A message to him ends so.
    public static Script message(Sms sms, @Nullable Integer error) {
        return new Script(null, null, null, null, null, null, null, sms, error, null);
    }

    /// And presses these, one entry for each time that he is asked.
    public Script presses(String... digits) {
        return new Script(
                answer,
                answerAfter,
                answeredBy,
                detectedAfter,
                List.of(digits),
                speech,
                hangUpAfter,
                sms,
                smsError,
                optedOut);
    }

    /// And says this, one entry for each time that he is asked.
    public Script says(String... speech) {
        return new Script(
                answer,
                answerAfter,
                answeredBy,
                detectedAfter,
                digits,
                List.of(speech),
                hangUpAfter,
                sms,
                smsError,
                optedOut);
    }

    /// And hangs up that many seconds after the answer.
    public Script hangsUpAfter(double seconds) {
        return new Script(
                answer,
                answerAfter,
                answeredBy,
                detectedAfter,
                digits,
                speech,
                seconds,
                sms,
                smsError,
                optedOut);
    }

    /// What happens, said outright.
    public Answer answering() {
        return answer == null ? Answer.ANSWERS : answer;
    }

    /// How long it rings before that happens: two seconds, unless it is said.
    public Duration ringing() {
        return seconds(answerAfter == null ? RINGS : answerAfter);
    }

    /// What answering-machine detection finds: a human, unless it is said.
    public String detected() {
        return answeredBy == null ? "human" : answeredBy;
    }

    /// How long after the answer it finds it: two seconds, unless it is said.
    public Duration detection() {
        return seconds(detectedAfter == null ? DETECTED : detectedAfter);
    }

    /// How long after the answer he hangs up; null: never.
    public @Nullable Duration patience() {
        return hangUpAfter == null ? null : seconds(hangUpAfter);
    }

    /// What he presses; empty: nothing.
    public List<String> allDigits() {
        return digits == null ? List.of() : digits;
    }

    /// What he says; empty: nothing.
    public List<String> allSpeech() {
        return speech == null ? List.of() : speech;
    }

    /// What becomes of messages to him: they are delivered, unless it is said.
    public Sms delivery() {
        return sms == null ? Sms.DELIVERED : sms;
    }

    /// Whether he wants no messages, from any number.
    public boolean hasOptedOut() {
        return Boolean.TRUE.equals(optedOut);
    }

    private Script with(Answer answer, @Nullable Double after) {
        return new Script(
                answer,
                after,
                answeredBy,
                detectedAfter,
                digits,
                speech,
                hangUpAfter,
                sms,
                smsError,
                optedOut);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
