package retorno.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedEventTest {
    private static final EventKey KEY = new EventKey("00112233445566778899aabbccddeeff");
    private static final Instant AT = Instant.parse("2026-11-21T05:00:01Z");
    private static final Instant RECEIVED = Instant.parse("2026-11-21T05:00:02.345Z");
    private static final String RECEIPT = "01938f4e-0000-7000-8000-000000000000";
    private static final Correlation LEG = new Correlation("call_id=7&leg=target", null, null);
    private static final Message NO_MESSAGE =
            new Message(null, null, null, null, null, null, null, null);

    /// In the place where one says who called, the other says what the conference is called.
    @Test
    void oneTextInOnePlaceUnderTwoNames() {
        ConferenceEvent conference =
                new ConferenceEvent(
                        call("CA1").occurred(), null, "CA1", null, null, null, null, null, LEG);
        EventWriter writer = new EventWriter();
        for (CallbackEvent event :
                List.of(call("CA1"), call("CA1"), conference, conference, conference)) {
            assertThat(writer.json(published(event))).isEqualTo(published(event).toJson());
        }
    }

    @Test
    void aCallThatRings() {
        assertThat(text(published(call("CA1"))))
                .isEqualTo(
                        """
                        {"specversion":"1.0","id":"01c88d6c00112233445566778899aabb","source":"/twilio",\
                        "type":"retorno.call.ringing","subject":"CA1","time":"2026-11-21T05:00:01Z",\
                        "datacontenttype":"application/json",\
                        "receipt":"01938f4e-0000-7000-8000-000000000000","receivedat":"2026-11-21T05:00:02.345Z",\
                        "data":{"occurred":{"provider":"twilio","key":"00112233445566778899aabbccddeeff",\
                        "occurrence":"ringing","status":"ringing","at":"2026-11-21T05:00:01Z"},\
                        "kind":"call","callSid":"CA1","sequence":1,"outcome":{},\
                        "correlation":{"data":"call_id=7&leg=target"}}}\
                        """);
    }

    /// The buffer grows many times.
    @ParameterizedTest
    @ValueSource(ints = {1_000, 8_000, 100_000, 5_000_000})
    void aLongOneIsReadAsItWasWritten(int length) {
        String text = "long \"text\" \u00e9 ".repeat(length / 14);
        MessageReceived event =
                new MessageReceived(
                        occurred(Occurrence.UNKNOWN), NO_MESSAGE, "sms", text, null, LEG);
        PublishedEvent written = published(event);
        assertThat(PublishedEvent.ofJson(written.toJson())).isEqualTo(written);
    }

    @Test
    void whatHappenedAtNoKnownTimeHasNone() {
        Occurred untimed = new Occurred("twilio", KEY, Occurrence.SENT, "sent", null);
        SmsEvent sent =
                new SmsEvent(untimed, NO_MESSAGE, Outcome.NONE, Engagement.NONE, "sms", null, LEG);
        assertThat(text(published(sent))).doesNotContain("\"time\"");
    }

    @Test
    void isKeyedByTheMessageOrTheLeg() {
        Message message = new Message("M1", null, null, null, null, null, null, null);
        Occurred any = occurred(Occurrence.UNKNOWN);
        assertThat(
                        published(
                                        new EmailEvent(
                                                any,
                                                message,
                                                Outcome.NONE,
                                                Engagement.NONE,
                                                null,
                                                LEG))
                                .key())
                .isEqualTo("M1");
        assertThat(published(new MessageReceived(any, message, "sms", null, null, LEG)).key())
                .isEqualTo("M1");
        assertThat(published(call("CA1")).key()).isEqualTo("CA1");
        assertThat(published(conference("CF1", "CA1")).key()).isEqualTo("CA1");
        assertThat(published(conference("CF1", null)).key()).isEqualTo("CF1");
        assertThat(published(recording("RE1", "CA1", "CF1")).key()).isEqualTo("CA1");
        assertThat(published(recording("RE1", null, "CF1")).key()).isEqualTo("CF1");
        assertThat(published(recording("RE1", null, null)).key()).isEqualTo("RE1");
    }

    @Test
    void anEventOfNothingNamedIsKeyedByItself() {
        assertThat(published(call(null)).key()).isEqualTo(KEY.at(AT));
    }

    @Test
    void anOccurrenceOfANewerVersionIsUnknown() {
        String newer = text(published(call("CA1"))).replace("ringing", "transferred");
        assertThat(PublishedEvent.ofJson(newer.getBytes(UTF_8)).event().occurred())
                .isEqualTo(new Occurred("twilio", KEY, Occurrence.UNKNOWN, "transferred", AT));
    }

    @Test
    void membersOfANewerVersionAreLeftOut() {
        PublishedEvent published = published(call("CA1"));
        String newer =
                text(published)
                        .replace("\"kind\"", "\"queue\":{\"a\":[1]},\"kind\"")
                        .replace("\"id\"", "\"traceparent\":\"00-1\",\"id\"");
        assertThat(PublishedEvent.ofJson(newer.getBytes(UTF_8))).isEqualTo(published);
    }

    @Test
    void aTargetWhoWasBusyLeavesTheRoom() {
        PublishedEvent left = published(left("busy"));
        assertThat(text(left)).contains("\"participantCallStatus\":\"busy\"");
        assertThat(PublishedEvent.ofJson(left.toJson())).isEqualTo(left);
    }

    @Test
    void whatAnOlderVersionDidNotSayIsUnknown() {
        String older =
                text(published(left("busy"))).replace("\"participantCallStatus\":\"busy\",", "");
        assertThat(PublishedEvent.ofJson(older.getBytes(UTF_8))).isEqualTo(published(left(null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "[]", "7", "null", "{", "{}x"})
    void whatIsNoJsonObjectIsRefused(String text) {
        assertThatThrownBy(() -> PublishedEvent.ofJson(text.getBytes(UTF_8)))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageStartingWith("it ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\":              | \"nr\":        | it has no id",
                "\"receipt\":         | \"paper\":     | it has no receipt",
                "\"data\":            | \"datum\":     | it has no data",
                "\"occurred\":        | \"recurred\":  | it has no data.occurred",
                "\"provider\":        | \"author\":    | it has no data.occurred.provider",
                "\"correlation\":     | \"relation\":  | it has no data.correlation",
                "\"kind\":            | \"sort\":      | it has no data.kind",
                "\"kind\":\"call\"    | \"kind\":\"x\" | its kind cannot be read",
                "\"sequence\":1       | \"sequence\":[] | its sequence cannot be read",
                "retorno.call.ringing | retorno.fax.sent | its type is none of retorno.call.ringing and the like",
                "retorno.call.ringing | call           | its type is none of retorno.call.ringing and the like"
            })
    void saysWhatIsMissing(String there, String instead, String sentence) {
        String json = text(published(call("CA1")));
        assertThat(json).contains(there);
        assertThatThrownBy(
                        () -> PublishedEvent.ofJson(json.replace(there, instead).getBytes(UTF_8)))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage(sentence);
    }

    private static PublishedEvent published(CallbackEvent event) {
        return PublishedEvent.of(RECEIPT, RECEIVED, event);
    }

    private static String text(PublishedEvent published) {
        return new String(published.toJson(), UTF_8);
    }

    private static Occurred occurred(Occurrence occurrence) {
        return new Occurred("twilio", KEY, occurrence, occurrence.word(), AT);
    }

    private static CallEvent call(String sid) {
        return new CallEvent(
                occurred(Occurrence.RINGING),
                CallEvent.Kind.CALL,
                sid,
                null,
                null,
                null,
                null,
                1L,
                null,
                null,
                null,
                Outcome.NONE,
                LEG);
    }

    private static ConferenceEvent conference(String sid, String callSid) {
        return new ConferenceEvent(
                occurred(Occurrence.CONFERENCE_STARTED),
                sid,
                "7",
                callSid,
                null,
                null,
                null,
                null,
                Correlation.NONE);
    }

    private static ConferenceEvent left(String callStatus) {
        return new ConferenceEvent(
                occurred(Occurrence.PARTICIPANT_LEFT),
                "CF1",
                "7",
                "CA1",
                "target",
                callStatus,
                3L,
                "participant_add_failed",
                LEG);
    }

    private static RecordingEvent recording(String sid, String callSid, String conferenceSid) {
        return new RecordingEvent(
                occurred(Occurrence.RECORDING_COMPLETED),
                sid,
                callSid,
                conferenceSid,
                null,
                null,
                null,
                null,
                Outcome.NONE,
                Correlation.NONE);
    }
}
