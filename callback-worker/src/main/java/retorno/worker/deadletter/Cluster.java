package retorno.worker.deadletter;

import java.time.Instant;

/// Dead letters of one state that one change of code would cure.
///
/// @param fingerprint of what was sent, what was wrong with it, and where
/// @param provider who sent it
/// @param type the CloudEvents type
/// @param cause a short fixed word
/// @param path where in the body, with indexes left out; or the column that refused
/// @param state `open`, `parked` (open, but tried too often already), `replayed` or `discarded`
/// @param letters how many
/// @param seen how many requests had one of them
/// @param detail of the first one, one sentence
/// @param receipt of the first one
/// @param sample the beginning of the first one, letters and digits masked
public record Cluster(
        String fingerprint,
        String provider,
        String type,
        String cause,
        String path,
        String state,
        long letters,
        long seen,
        Instant firstSeen,
        Instant lastSeen,
        String detail,
        String receipt,
        String sample) {}
