/// The books: what became of every record, batch by batch, and the proof that none is missing.
@NullMarked
package retorno.worker.ledger;

import org.jspecify.annotations.NullMarked;
