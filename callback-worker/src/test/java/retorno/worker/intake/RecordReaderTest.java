package retorno.worker.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.envelope.Envelope;
import retorno.envelope.EnvelopeHeaders;
import retorno.provider.Endpoint;
import retorno.provider.Parsed;
import retorno.provider.Provider;
import retorno.provider.Secrets;
import retorno.provider.Verdict;
import retorno.provider.WebhookRequest;
import retorno.wire.Flaw;

class RecordReaderTest {
    private static final long TIMESTAMP = 1_700_000_000_123L;
    private static final UUID RECEIPT = UUID.randomUUID();
    private static final Instant RECEIVED = Instant.parse("2026-11-21T05:00:00.123Z");
    private static final Parsed NOTHING = new Parsed.Ignored("empty");

    private static RecordReader reader(Supplier<List<Parsed>> parser) {
        return new RecordReader(type ->
                type.startsWith("infobip.") ? Optional.of(new Scripted(parser)) : Optional.empty());
    }

    @Test
    void readsTheEnvelopeFromOurHeaders() {
        Reading reading = reader(() -> List.of(NOTHING)).read(ours("infobip.sms", RECEIVED));
        assertThat(reading.items()).containsExactly(NOTHING);
        assertThat(reading.lineage(7).receipt()).isEqualTo(RECEIPT);
        assertThat(reading.lineage(7).receivedAt()).isEqualTo(RECEIVED);
        assertThat(reading.lineage(7).topic()).isEqualTo("t");
        assertThat(reading.lineage(7).partition()).isEqualTo(2);
        assertThat(reading.lineage(7).offset()).isEqualTo(41);
        assertThat(reading.lineage(7).item()).isEqualTo(7);
    }

    @Test
    void takesForeignJsonForInfobipEmail() {
        Envelope envelope = reader(() -> List.of(NOTHING)).read(foreign("{}")).envelope();
        assertThat(envelope.type()).isEqualTo("infobip.email");
        assertThat(envelope.receipt()).isEqualTo(UUID.nameUUIDFromBytes("t-2-41".getBytes(UTF_8)));
        assertThat(envelope.receivedAt()).isEqualTo(Instant.ofEpochMilli(TIMESTAMP));
        assertThat(envelope.url()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "a=b", "{} {}", "\u0000"})
    void foreignBytesThatAreNoJsonAreUnreadable(String text) {
        Reading reading = reader(() -> List.of(NOTHING)).read(foreign(text));
        assertThat(reading.envelope().type()).isEqualTo("unknown");
        assertThat(unreadable(reading).cause()).isEqualTo("not-json");
        assertThat(unreadable(reading).fragment()).isEqualTo(text.getBytes(UTF_8));
    }

    @Test
    void aTombstoneIsIgnored() {
        Reading reading = reader(() -> List.of(NOTHING)).read(record(null, new RecordHeaders()));
        assertThat(reading.items()).containsExactly(new Parsed.Ignored("tombstone"));
    }

    @Test
    void aTypeOfNoProviderIsUnreadable() {
        Reading reading = reader(() -> List.of(NOTHING)).read(ours("acme.pigeon", RECEIVED));
        assertThat(unreadable(reading).cause()).isEqualTo("unknown-type");
    }

    @Test
    void aThrowingParserCostsOneRecordAndTellsNothingOfItsBody() {
        Reading reading =
                reader(
                                () -> {
                                    throw new IllegalStateException("dona.maria@example.com");
                                })
                        .read(ours("infobip.email", RECEIVED));
        assertThat(unreadable(reading).cause()).isEqualTo("parser-failed");
        assertThat(unreadable(reading).detail())
                .contains("java.lang.IllegalStateException")
                .doesNotContain("maria");
    }

    @Test
    void soDoesAParserThatRunsOutOfStack() {
        Reading reading =
                reader(
                                () -> {
                                    throw new StackOverflowError();
                                })
                        .read(ours("infobip.email", RECEIVED));
        assertThat(unreadable(reading).cause()).isEqualTo("parser-failed");
    }

    @Test
    void aParserThatFindsNothingAtAllHasFailed() {
        Reading reading = reader(List::of).read(ours("infobip.email", RECEIVED));
        assertThat(unreadable(reading).cause()).isEqualTo("parser-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+100000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z"})
    void aReceiveTimeThatNoDatabaseHoldsIsNotOurs(String time) {
        Reading reading =
                reader(() -> List.of(NOTHING)).read(ours("infobip.email", Instant.parse(time)));
        assertThat(reading.envelope().receivedAt()).isEqualTo(Instant.ofEpochMilli(TIMESTAMP));
    }

    /// A batch that is tried again is read again.
    @Test
    void readsTheSameASecondTime() {
        for (ConsumerRecord<String, byte[]> record :
                List.of(
                        ours("infobip.sms", RECEIVED),
                        foreign("{}"),
                        foreign("a=b"),
                        record(null, new RecordHeaders()))) {
            RecordReader reader = reader(() -> List.of(NOTHING));
            Reading first = reader.read(record);
            Reading second = reader.read(record);
            assertThat(second.envelope()).isEqualTo(first.envelope());
            assertThat(second.items()).usingRecursiveComparison().isEqualTo(first.items());
        }
    }

    @Test
    void letsGoOfTheHeadersThatItHasRead() {
        ConsumerRecord<String, byte[]> record = ours("infobip.sms", RECEIVED);
        reader(() -> List.of(NOTHING)).read(record);
        assertThat(record.headers()).hasSize(1);
        assertThat(record.headers().lastHeader("ce_id")).isNull();
    }

    @Test
    void aHeaderOfTheSameNameIsNoEnvelope() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("envelope", "acme".getBytes(UTF_8));
        Reading reading =
                reader(() -> List.of(NOTHING)).read(record("{}".getBytes(UTF_8), headers));
        assertThat(reading.envelope().type()).isEqualTo("infobip.email");
    }

    private static Parsed.Unreadable unreadable(Reading reading) {
        assertThat(reading.items()).singleElement().isInstanceOf(Parsed.Unreadable.class);
        return (Parsed.Unreadable) reading.items().getFirst();
    }

    private static ConsumerRecord<String, byte[]> ours(String type, Instant at) {
        RecordHeaders headers = new RecordHeaders();
        byte[] body = "{}".getBytes(UTF_8);
        EnvelopeHeaders.write(
                new Envelope(RECEIPT, type, at, "http://h/email?a=b", null, Map.of(), body),
                headers::add);
        headers.add("empty", null);
        return record(body, headers);
    }

    private static ConsumerRecord<String, byte[]> foreign(String body) {
        return record(body.getBytes(UTF_8), new RecordHeaders());
    }

    private static ConsumerRecord<String, byte[]> record(byte[] value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                "t",
                2,
                41,
                TIMESTAMP,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                value,
                headers,
                Optional.empty());
    }

    /// A provider whose parser does what a test tells it.
    private record Scripted(Supplier<List<Parsed>> parser) implements Provider {
        @Override
        public String name() {
            return "infobip";
        }

        @Override
        public List<Endpoint> endpoints() {
            return List.of();
        }

        @Override
        public List<String> secretSettings() {
            return List.of();
        }

        @Override
        public Set<String> signatureHeaders(Secrets secrets) {
            return Set.of();
        }

        @Override
        public Verdict verify(WebhookRequest request, Secrets secrets) {
            return new Verdict.Genuine(null);
        }

        @Override
        public boolean reads(WebhookRequest request) {
            return true;
        }

        @Override
        public Optional<Flaw> flaw(WebhookRequest request) {
            return Optional.empty();
        }

        @Override
        public List<Parsed> parse(Envelope envelope) {
            return parser.get();
        }
    }
}
