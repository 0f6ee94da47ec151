/// Partitions that stand still because our own code would turn most of their items into dead
/// letters.
@NullMarked
package retorno.worker.breaker;

import org.jspecify.annotations.NullMarked;
