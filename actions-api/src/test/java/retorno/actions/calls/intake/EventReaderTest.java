package retorno.actions.calls.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.actions.calls.records.News;
import retorno.actions.calls.truth.Ending;
import retorno.actions.calls.truth.Fact;
import retorno.actions.calls.truth.LegStatus;
import retorno.actions.calls.truth.Side;
import retorno.envelope.Envelope;
import retorno.event.PublishedEvent;
import retorno.provider.Parsed;
import retorno.provider.twilio.Twilio;

/// From what Twilio posts, by way of the pipeline's own reader, to what is said of a call.
class EventReaderTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:05Z");
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final String TIMESTAMP = "&Timestamp=Sat%2C+21+Nov+2026+12%3A00%3A00+%2B0000";

    @ParameterizedTest
    @CsvSource({
        "initiated, QUEUED",
        "ringing, RINGING",
        "in-progress, IN_PROGRESS",
        "completed, COMPLETED",
        "busy, BUSY",
        "no-answer, NO_ANSWER",
        "failed, FAILED",
        "canceled, CANCELED",
        "on-hold, NONE",
    })
    void progressOfTheLegThatTheUrlNames(String word, LegStatus status) {
        News news =
                read(
                        "call-status?call_id=c-1&leg=target",
                        "CallSid=CA1&SequenceNumber=3&CallStatus=" + word + TIMESTAMP);

        assertThat(news.callId()).isEqualTo("c-1");
        assertThat(news.callSid()).isEqualTo("CA1");
        assertThat(news.facts().apply(news.side()))
                .containsExactly(new Fact.Said(Side.TARGET, status, 3, AT));
    }

    @Test
    void legThatNobodyNamesSaysNothing() {
        News news = read("call-status?call_id=c-1", "CallSid=CA1&CallStatus=ringing");

        assertThat(news.side()).isNull();
        assertThat(news.facts().apply(null)).isEmpty();
    }

    @Test
    void whoPickedUp() {
        News news =
                read("amd-status?call_id=c-1&leg=activist", "CallSid=CA1&AnsweredBy=machine_start");

        assertThat(news.facts().apply(news.side()))
                .containsExactly(new Fact.AnsweredBy(Side.ACTIVIST, "machine_start"));
    }

    @Test
    void whoIsInTheRoomIsToldByHisLabel() {
        News news =
                read(
                        "conference-status",
                        "ConferenceSid=CF1&FriendlyName=c-1&CallSid=CA1&ParticipantLabel=activist"
                                + "&StatusCallbackEvent=participant-join&SequenceNumber=1"
                                + TIMESTAMP);

        assertThat(news.callId()).isEqualTo("c-1");
        assertThat(news.facts().apply(news.side()))
                .containsExactly(new Fact.Joined(Side.ACTIVIST, AT));
    }

    @Test
    void leavingHasItsNumberInTheConference() {
        News news =
                read(
                        "conference-status?call_id=c-1",
                        "ConferenceSid=CF1&CallSid=CA1&ParticipantLabel=target"
                                + "&StatusCallbackEvent=participant-leave&SequenceNumber=4");

        assertThat(news.facts().apply(news.side())).containsExactly(new Fact.Left(Side.TARGET, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "busy, BUSY",
        "no-answer, NO_ANSWER",
        "failed, FAILED",
        "canceled, CANCELED",
        "completed, COMPLETED",
    })
    void leavingTellsHowTheLegEndedButItsOwnCallbackCountsMore(String word, LegStatus status) {
        assertThat(leaving("&SequenceNumber=4&ParticipantCallStatus=" + word + TIMESTAMP))
                .containsExactly(
                        new Fact.Left(Side.TARGET, 4),
                        new Fact.Said(Side.TARGET, status, Ending.UNNUMBERED, AT));
        assertThat(leaving("&ParticipantCallStatus=" + word + TIMESTAMP))
                .containsExactly(new Fact.Said(Side.TARGET, status, Ending.UNNUMBERED, AT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-progress", "ringing", "transferred", ""})
    void legThatGoesOnAfterLeavingHasNotEnded(String word) {
        assertThat(leaving("&SequenceNumber=4&ParticipantCallStatus=" + word))
                .containsExactly(new Fact.Left(Side.TARGET, 4));
    }

    private static List<Fact> leaving(String more) {
        News news =
                read(
                        "conference-status?call_id=c-1",
                        "ConferenceSid=CF1&CallSid=CA1&ParticipantLabel=target"
                                + "&StatusCallbackEvent=participant-leave"
                                + more);
        return news.facts().apply(news.side());
    }

    @Test
    void conferenceWithoutATimeBeganWhenThatWasReceived() {
        News news =
                read(
                        "conference-status?call_id=c-1",
                        "ConferenceSid=CF1&StatusCallbackEvent=conference-start");

        assertThat(news.facts().apply(news.side())).containsExactly(new Fact.Started(RECEIVED));
    }

    @Test
    void whatIsOfNoCallIsNoNews() {
        assertThat(
                        EventReader.read(
                                published("message-status", "MessageSid=SM1&MessageStatus=sent")))
                .isEmpty();
    }

    private static News read(String path, String body) {
        return EventReader.read(published(path, body)).orElseThrow();
    }

    /// There and back through JSON, as on the topic.
    private static PublishedEvent published(String path, String body) {
        Envelope envelope =
                new Envelope(
                        UUID.randomUUID(),
                        "twilio." + path.replaceFirst("\\?.*", ""),
                        RECEIVED,
                        "https://hooks.example.com/twilio/" + path,
                        "application/x-www-form-urlencoded",
                        Map.of(),
                        body.getBytes(UTF_8));
        List<Parsed> parsed = new Twilio().parse(envelope);
        Parsed.Event event = (Parsed.Event) parsed.getFirst();
        return PublishedEvent.ofJson(
                PublishedEvent.of("receipt", RECEIVED, event.event()).toJson());
    }
}
