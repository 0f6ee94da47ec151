package retorno.worker.rows;

import java.time.Instant;
import java.util.UUID;

/// Which bytes an item came from.
///
/// @param receipt of the request, as its sender was told it
/// @param item its place in the body, from 0
/// @param receivedAt when ingest received the request
public record Lineage(
        UUID receipt, String topic, int partition, long offset, int item, Instant receivedAt) {}
