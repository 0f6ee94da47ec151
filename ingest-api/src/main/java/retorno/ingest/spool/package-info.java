/// Where requests wait while Kafka is away: an append-only log on the local disk, fsynced before
/// anyone is answered. The door is [retorno.ingest.spool.Spool].
@NullMarked
package retorno.ingest.spool;

import org.jspecify.annotations.NullMarked;
