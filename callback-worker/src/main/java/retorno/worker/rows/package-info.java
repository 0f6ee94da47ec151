/// How events become rows on SQLite, PostgreSQL and H2 alike: batches, refusals, dialects.
@NullMarked
package retorno.worker.rows;

import org.jspecify.annotations.NullMarked;
