/// The way from the topic into the tables: one batch, one transaction, then the offsets.
@NullMarked
package retorno.worker.intake;

import org.jspecify.annotations.NullMarked;
