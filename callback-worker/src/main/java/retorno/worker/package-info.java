/// Kafka in, tables out.
@NullMarked
package retorno.worker;

import org.jspecify.annotations.NullMarked;
