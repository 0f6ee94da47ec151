package retorno.worker.replay;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which raw records to read again: those that meet all that is said. Nothing said: all of them.
///
/// @param from received at this time or later
/// @param to received before this time
/// @param partition of the topic
/// @param firstOffset in that partition
/// @param lastOffset in that partition, included
/// @param receipt of one request
/// @param id a message id or a call sid, in what the record says or in its rows
/// @param contact a `qj_contact_id`, likewise
/// @param type the CloudEvents type
/// @param fingerprint of dead letters
public record Selection(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Integer partition,
        @Nullable Long firstOffset,
        @Nullable Long lastOffset,
        @Nullable UUID receipt,
        @Nullable String id,
        @Nullable Long contact,
        @Nullable String type,
        @Nullable String fingerprint) {}
