package retorno.ingest.spool;

import org.jspecify.annotations.Nullable;
import retorno.envelope.Envelope;

/// One request that waits.
///
/// @param sequence its place in the queue; grows by one and never repeats
/// @param envelope the request as it was received
/// @param key what keeps its order on the topic; null where nothing does
public record Spooled(long sequence, Envelope envelope, @Nullable String key) {}
