package retorno.worker.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import retorno.envelope.Envelope;
import retorno.envelope.EnvelopeHeaders;
import retorno.wire.CommonTexts;
import retorno.wire.Flaw;
import retorno.wire.Json;

/// The envelope of a record. Records that somebody else produced, without our headers, are read as
/// Infobip e-mail callbacks where they are JSON; where they are not, nothing is known of them.
///
/// Once it is read it stands in the headers' place: as Kafka hands them out they are some thirty
/// objects a record, and all of a batch are in memory until its end, in case that it is tried
/// again.
final class RecordEnvelope {
    static final String UNKNOWN = "unknown";
    private static final String FOREIGN_JSON = "infobip.email";
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private RecordEnvelope() {}

    static Envelope of(ConsumerRecord<String, byte[]> record) {
        Headers headers = record.headers();
        if (headers.lastHeader(Known.NAME) instanceof Known(Envelope envelope)) {
            return envelope;
        }
        byte[] body = record.value() == null ? new byte[0] : record.value();
        Envelope envelope = read(headers, body).orElseGet(() -> foreign(record, body));
        replace(headers, envelope);
        return envelope;
    }

    /// Reads it where the headers are ours, as soon as they are there. Of others nothing is known
    /// until their record has its place in the log.
    static void settle(Headers headers, byte[] body) {
        read(headers, body).ifPresent(envelope -> replace(headers, envelope));
    }

    private static Optional<Envelope> read(Headers all, byte[] body) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : all) {
            if (header.value() != null) {
                headers.put(header.key(), header.value());
            }
        }
        return EnvelopeHeaders.read(headers, body)
                .filter(envelope -> plausible(envelope.receivedAt()))
                .map(RecordEnvelope::shared);
    }

    private static void replace(Headers headers, Envelope envelope) {
        clear(headers);
        headers.add(new Known(envelope));
    }

    /// What nearly every record says is one object for all of them.
    private static Envelope shared(Envelope of) {
        String contentType = of.contentType();
        return new Envelope(
                of.receipt(),
                CommonTexts.of(of.type()),
                of.receivedAt(),
                CommonTexts.of(of.url()),
                contentType == null ? null : CommonTexts.of(contentType),
                of.signatures(),
                of.body());
    }

    private static void clear(Headers headers) {
        Iterator<Header> each = headers.iterator();
        while (each.hasNext()) {
            each.next();
            each.remove();
        }
    }

    /// What is wrong with a body that was to be JSON.
    static String flaw(Envelope envelope) {
        return Json.flaw(envelope.body()).map(Flaw::sentence).orElse("not JSON");
    }

    private static Envelope foreign(ConsumerRecord<String, byte[]> record, byte[] body) {
        String place = record.topic() + "-" + record.partition() + "-" + record.offset();
        Instant at = Instant.ofEpochMilli(record.timestamp());
        return new Envelope(
                UUID.nameUUIDFromBytes(place.getBytes(UTF_8)),
                Json.flaw(body).isEmpty() ? FOREIGN_JSON : UNKNOWN,
                plausible(at) ? at : FIRST,
                "",
                null,
                Map.of(),
                body);
    }

    /// A time that every database can hold: a header of another hand may say anything.
    private static boolean plausible(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(LAST);
    }

    /// Stands for all of a record's headers in memory; it is never written.
    private record Known(Envelope envelope) implements Header {
        private static final String NAME = "envelope";

        @Override
        public String key() {
            return NAME;
        }

        @Override
        public byte[] value() {
            return new byte[0];
        }
    }
}
