package retorno.worker.deadletter;

import retorno.event.EventKey;
import retorno.provider.Parsed;
import retorno.worker.rows.Lineage;

/// One item that could not become a row.
///
/// @param key its identity: the same bytes are one dead letter, however often they come
/// @param type the CloudEvents type, or `unknown`
/// @param cause a short fixed word: it groups dead letters
/// @param path where in the body, with indexes left out
/// @param detail one sentence for the operator who looks at it
/// @param payload the bytes to try again with; not copied, not to be written to
public record DeadLetter(
        Lineage lineage,
        EventKey key,
        String type,
        String cause,
        String path,
        String detail,
        byte[] payload) {

    /// A dead letter of bytes that no event came from: the bytes are its identity.
    public static DeadLetter unreadable(
            Lineage lineage, String type, Parsed.Unreadable unreadable) {
        return new DeadLetter(
                lineage,
                EventKey.of("dead-letter").add(type).add(unreadable.fragment()).key(),
                type,
                unreadable.cause(),
                unreadable.path(),
                unreadable.detail(),
                unreadable.fragment());
    }
}
