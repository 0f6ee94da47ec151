/// HTTP in, Kafka out.
@NullMarked
package retorno.ingest;

import org.jspecify.annotations.NullMarked;
