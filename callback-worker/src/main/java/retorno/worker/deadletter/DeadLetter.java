package retorno.worker.deadletter;

import retorno.envelope.Envelope;
import retorno.event.CallbackEvent;
import retorno.event.EventKey;
import retorno.provider.Parsed;
import retorno.worker.rows.Fate;
import retorno.worker.rows.Lineage;

/// One item that could not become a row.
///
/// @param key its identity: the same bytes are one dead letter, however often they come
/// @param envelope the request it came with
/// @param cause a short fixed word: it groups dead letters
/// @param path where in the body, with indexes left out; the column where the database refused it
/// @param detail one sentence for the operator who looks at it
/// @param payload the bytes to try again with; not copied, not to be written to
public record DeadLetter(
        Lineage lineage,
        EventKey key,
        Envelope envelope,
        String cause,
        String path,
        String detail,
        byte[] payload) {

    /// The cause of an item that no row can hold; its payload is the whole body, or nothing where
    /// another refused item of the same request has it.
    public static final String REFUSED = "refused";

    /// A body up to this size, in bytes, stands with every refused item.
    static final int SMALL = 64 * 1024;

    /// A dead letter of bytes that no event came from: the bytes are its identity.
    public static DeadLetter unreadable(
            Lineage lineage, Envelope envelope, Parsed.Unreadable unreadable) {
        return new DeadLetter(
                lineage,
                EventKey.of("dead-letter").add(envelope.type()).add(unreadable.fragment()).key(),
                envelope,
                unreadable.cause(),
                unreadable.path(),
                unreadable.detail(),
                unreadable.fragment());
    }

    /// A dead letter of an event that no table can hold; it has the event's key.
    public static DeadLetter refused(
            Lineage lineage, Envelope envelope, CallbackEvent event, Fate.Refused refusal) {
        return new DeadLetter(
                lineage,
                event.occurred().key(),
                envelope,
                REFUSED,
                refusal.column(),
                refusal.detail(),
                envelope.body());
    }

    /// Whether its body is to be kept with one refused item of the request only: a body of
    /// megabytes may have thousands of them.
    boolean sharesItsBody() {
        return cause.equals(REFUSED) && payload.length > SMALL;
    }

    /// The same, whose body stands with another refused item of the request.
    DeadLetter withoutBody() {
        return new DeadLetter(
                lineage,
                key,
                envelope,
                cause,
                path,
                "body: see another refused item of this receipt; " + detail,
                new byte[0]);
    }

    /// The CloudEvents type, or `unknown`.
    public String type() {
        return envelope.type();
    }
}
