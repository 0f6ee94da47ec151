package retorno.worker.deadletter;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import retorno.envelope.Envelope;
import retorno.worker.rows.Lineage;

/// A dead letter as the table has it.
///
/// @param key its identity
/// @param item its place in the body, from 0
/// @param state `open`, `replayed` or `discarded`
/// @param seen how many requests had it
/// @param attempts how often it was tried again
/// @param reason why somebody discarded it
/// @param payload the bytes to try again with; empty where another letter of the receipt has them
public record KeptLetter(
        long id,
        String key,
        UUID receipt,
        String topic,
        int partition,
        long offset,
        int item,
        String type,
        @Nullable String url,
        @Nullable String contentType,
        String cause,
        @Nullable String path,
        @Nullable String detail,
        String fingerprint,
        String state,
        long seen,
        int attempts,
        @Nullable String reason,
        Instant firstSeen,
        Instant lastSeen,
        byte[] payload) {

    /// Whether its bytes stand with another letter of the receipt, if anywhere.
    public boolean isWithoutBody() {
        return payload.length == 0 && cause.equals(DeadLetter.REFUSED);
    }

    /// Where in the body, or which column; empty where nobody knows.
    public String place() {
        return path == null ? "" : path;
    }

    /// The request as far as the letter holds it: with its own bytes for a body, without
    /// signatures.
    public Envelope envelope() {
        return new Envelope(
                receipt, type, firstSeen, url == null ? "" : url, contentType, Map.of(), payload);
    }

    /// Which bytes a row made of the letter came from.
    public Lineage lineage(int itemOfBody) {
        return new Lineage(receipt, topic, partition, offset, itemOfBody, firstSeen);
    }

    /// The same letter with the body of its request.
    KeptLetter withPayload(byte[] body) {
        return new KeptLetter(
                id,
                key,
                receipt,
                topic,
                partition,
                offset,
                item,
                type,
                url,
                contentType,
                cause,
                path,
                detail,
                fingerprint,
                state,
                seen,
                attempts,
                reason,
                firstSeen,
                lastSeen,
                body);
    }
}
