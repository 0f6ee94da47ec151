/// What stands beside Retorno and does none of its work: raw inserts, and Kafka's own tool.
@NullMarked
package retorno.bench.limit;

import org.jspecify.annotations.NullMarked;
