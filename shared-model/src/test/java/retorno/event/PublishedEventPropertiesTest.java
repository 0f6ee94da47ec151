package retorno.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PublishedEventPropertiesTest {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    @Property(tries = 2000)
    void readsBackWhateverItWrote(@ForAll("published") PublishedEvent published) {
        assertThat(PublishedEvent.ofJson(published.toJson())).isEqualTo(published);
    }

    /// What an event says as the one before it did is not written anew.
    @Property(tries = 2000)
    void writesOneAfterAnotherAsEachByItself(
            @ForAll("published") PublishedEvent first,
            @ForAll("published") PublishedEvent second,
            @ForAll("orders") List<Boolean> order) {
        EventWriter writer = new EventWriter();
        for (boolean isFirst : order) {
            PublishedEvent next = isFirst ? first : second;
            assertThat(writer.json(next)).isEqualTo(next.toJson());
        }
    }

    /// Jackson's own reading, so that a fault of ours cannot hide behind one of reading back.
    @Property(tries = 2000)
    void isJsonAsJacksonReadsIt(@ForAll("texts") String text, @ForAll long number) {
        Correlation said = new Correlation(text, number, text + text);
        JsonNode read =
                new JsonMapper()
                        .readTree(PublishedEvent.of(text, FIRST, conference(text, said)).toJson());
        assertThat(read.at("/receipt").stringValue()).isEqualTo(text);
        assertThat(read.at("/data/callSid").stringValue()).isEqualTo(text);
        assertThat(read.at("/data/correlation/data").stringValue()).isEqualTo(text);
        assertThat(read.at("/data/correlation/contactId").longValue()).isEqualTo(number);
        assertThat(read.at("/data/correlation/campaign").stringValue()).isEqualTo(text + text);
    }

    @Property(tries = 2000)
    void everyEventHasAKey(@ForAll("published") PublishedEvent published) {
        assertThat(published.key()).isNotNull();
    }

    @Property(tries = 2000)
    void readsOrRefusesAnyBytes(@ForAll("published") PublishedEvent published, @ForAll int damage) {
        byte[] json = published.toJson();
        json[Math.floorMod(damage, json.length)] ^= (byte) (1 + Math.floorMod(damage, 255));
        try {
            PublishedEvent read = PublishedEvent.ofJson(json);
            assertThat(PublishedEvent.ofJson(read.toJson())).isEqualTo(read);
        } catch (UnreadableEvent refused) {
            assertThat(refused).hasMessageStartingWith("it");
        }
    }

    @Property(tries = 500)
    void refusesWhatWasCutOff(@ForAll("published") PublishedEvent published, @ForAll int length) {
        byte[] json = published.toJson();
        byte[] part = new byte[Math.floorMod(length, json.length)];
        System.arraycopy(json, 0, part, 0, part.length);
        assertThatThrownBy(() -> PublishedEvent.ofJson(part)).isInstanceOf(UnreadableEvent.class);
    }

    @Provide
    Arbitrary<PublishedEvent> published() {
        Arbitrary<CallbackEvent> events =
                Arbitraries.oneOf(
                        emails(), messages(), received(), calls(), conferences(), recordings());
        return Combinators.combine(text(), times(), events)
                .as((receipt, at, event) -> PublishedEvent.of(receipt, at, event));
    }

    @Provide
    Arbitrary<List<Boolean>> orders() {
        return Arbitraries.of(true, false).list().ofMinSize(2).ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> texts() {
        return text();
    }

    private static CallbackEvent conference(String text, Correlation said) {
        EventKey key = EventKey.of("test").add(text).key();
        return new ConferenceEvent(
                new Occurred("twilio", key, Occurrence.UNKNOWN, null, null),
                null,
                null,
                text,
                null,
                null,
                null,
                null,
                said);
    }

    private Arbitrary<CallbackEvent> emails() {
        return Combinators.combine(
                        occurred(), message(), outcome(), engagement(), some(), correlation())
                .as(EmailEvent::new);
    }

    private Arbitrary<CallbackEvent> messages() {
        return Combinators.combine(
                        occurred(),
                        message(),
                        outcome(),
                        engagement(),
                        text(),
                        some(),
                        correlation())
                .as(SmsEvent::new);
    }

    private Arbitrary<CallbackEvent> received() {
        return Combinators.combine(occurred(), message(), text(), some(), number(), correlation())
                .as(MessageReceived::new);
    }

    private Arbitrary<CallbackEvent> calls() {
        Arbitrary<String[]> texts = some().array(String[].class).ofSize(6);
        Arbitrary<Long[]> numbers = number().array(Long[].class).ofSize(3);
        return Combinators.combine(
                        occurred(),
                        Arbitraries.of(CallEvent.Kind.class),
                        texts,
                        numbers,
                        outcome(),
                        correlation())
                .as((occurred, kind, text, number, outcome, correlation) ->
                        new CallEvent(
                                occurred,
                                kind,
                                text[0],
                                text[1],
                                text[2],
                                text[3],
                                text[4],
                                number[0],
                                number[1],
                                text[5],
                                number[2],
                                outcome,
                                correlation));
    }

    private Arbitrary<CallbackEvent> conferences() {
        Arbitrary<String[]> texts = some().array(String[].class).ofSize(6);
        return Combinators.combine(occurred(), texts, number(), correlation())
                .as((occurred, text, sequence, correlation) ->
                        new ConferenceEvent(
                                occurred,
                                text[0],
                                text[1],
                                text[2],
                                text[3],
                                text[4],
                                sequence,
                                text[5],
                                correlation));
    }

    private Arbitrary<CallbackEvent> recordings() {
        Arbitrary<String[]> texts = some().array(String[].class).ofSize(5);
        return Combinators.combine(occurred(), texts, number(), number(), outcome(), correlation())
                .as((occurred, text, seconds, channels, outcome, correlation) ->
                        new RecordingEvent(
                                occurred,
                                text[0],
                                text[1],
                                text[2],
                                text[3],
                                seconds,
                                channels,
                                text[4],
                                outcome,
                                correlation));
    }

    private static Arbitrary<Occurred> occurred() {
        Arbitrary<EventKey> keys = text().map(text -> EventKey.of("test").add(text).key());
        return Combinators.combine(
                        Arbitraries.of("infobip", "twilio", ""),
                        keys,
                        Arbitraries.of(Occurrence.class),
                        some(),
                        times().injectNull(0.3))
                .as(Occurred::new);
    }

    private static Arbitrary<Message> message() {
        Arbitrary<BigDecimal> prices =
                Combinators.combine(
                                Arbitraries.bigIntegers(), Arbitraries.integers().between(-30, 30))
                        .as(BigDecimal::new)
                        .injectNull(0.3);
        return Combinators.combine(
                        some(),
                        some(),
                        some(),
                        some(),
                        times().injectNull(0.3),
                        number(),
                        prices,
                        some())
                .as(Message::new);
    }

    private static Arbitrary<Outcome> outcome() {
        return Combinators.combine(
                        number(),
                        some(),
                        some(),
                        number(),
                        some(),
                        some(),
                        Arbitraries.of(true, false).injectNull(0.3))
                .as(Outcome::new);
    }

    private static Arbitrary<Engagement> engagement() {
        return some().array(String[].class)
                .ofSize(6)
                .map(text -> new Engagement(text[0], text[1], text[2], text[3], text[4], text[5]));
    }

    private static Arbitrary<Correlation> correlation() {
        return Combinators.combine(some(), number(), some()).as(Correlation::new);
    }

    private static Arbitrary<String> some() {
        return text().injectNull(0.3);
    }

    /// Any characters, halves of pairs and those that JSON escapes among them.
    private static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.strings()
                        .withChars("\"\\/\u0000\u0001\u001f\u007f\u2028\ufeff\ud83d\ude00{}[],:")
                        .ofMaxLength(12),
                Arbitraries.of("call_id=7&leg=target", "{\"qj_contact_id\": 1}", "Jo\u00e3o"));
    }

    private static Arbitrary<Long> number() {
        return Arbitraries.longs().injectNull(0.3);
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(FIRST.toEpochMilli(), LAST.toEpochMilli())
                .map(Instant::ofEpochMilli);
    }
}
