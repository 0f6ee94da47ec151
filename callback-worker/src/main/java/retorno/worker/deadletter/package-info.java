/// What could not become a row, kept with its bytes and the reason why.
@NullMarked
package retorno.worker.deadletter;

import org.jspecify.annotations.NullMarked;
