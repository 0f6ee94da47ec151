package retorno.worker.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import retorno.envelope.Envelope;
import retorno.envelope.EnvelopeHeaders;
import retorno.worker.topics.PollBound;

class RecordValuesTest {
    private static final byte[] BODY = "{\"results\":[]}".getBytes(UTF_8);
    private static final UUID RECEIPT = UUID.randomUUID();
    private static final Instant RECEIVED = Instant.parse("2026-11-21T05:00:00.123Z");
    private static final Instant NO_TABLE_HOLDS = Instant.parse("+100000-01-01T00:00:00Z");

    private final PollBound bound = new PollBound(BODY.length);
    private final RecordValues values = new RecordValues(bound);

    @Test
    void theEnvelopeIsThatOfTheHeaders() {
        Headers headers = ours(RECEIVED);
        assertThat(values.deserialize("t", headers, ByteBuffer.wrap(BODY))).isEqualTo(BODY);
        assertThat(headers).hasSize(1);
        assertThat(RecordEnvelope.of(record(headers)))
                .usingRecursiveComparison()
                .isEqualTo(RecordEnvelope.of(record(ours(RECEIVED))));
        assertThat(RecordEnvelope.of(record(headers)).receipt()).isEqualTo(RECEIPT);
    }

    /// What a foreign record is called by has its place in the log, which is not known yet.
    @Test
    void foreignHeadersStayUntilTheirRecordIsRead() {
        for (Headers foreign :
                new Headers[] {
                    new RecordHeaders().add("ce_id", "acme".getBytes(UTF_8)).add("empty", null),
                    ours(NO_TABLE_HOLDS)
                }) {
            Header[] before = foreign.toArray();
            values.deserialize("t", foreign, ByteBuffer.wrap(BODY));
            assertThat(foreign.toArray()).containsExactly(before);
            assertThat(RecordEnvelope.of(record(foreign)).type()).isEqualTo("infobip.email");
        }
    }

    /// Kafka asks for it again, with all its headers.
    @Test
    void whatIsBeyondThePollIsNotTouched() {
        Headers headers = ours(RECEIVED);
        bound.begin();
        values.deserialize("t", ours(RECEIVED), ByteBuffer.wrap(BODY));
        assertThatThrownBy(() -> values.deserialize("t", headers, ByteBuffer.wrap(BODY)))
                .isInstanceOf(SerializationException.class);
        assertThat(headers.lastHeader("ce_id")).isNotNull();
    }

    private static Headers ours(Instant at) {
        Headers headers = new RecordHeaders();
        EnvelopeHeaders.write(
                new Envelope(
                        RECEIPT,
                        "infobip.sms",
                        at,
                        "http://h/email?a=b",
                        "application/json",
                        Map.of("x-signature", "abc"),
                        BODY),
                headers::add);
        return headers;
    }

    private static ConsumerRecord<String, byte[]> record(Headers headers) {
        return new ConsumerRecord<>(
                "t",
                2,
                41,
                1_700_000_000_123L,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                BODY,
                headers,
                Optional.empty());
    }
}
