/// What SQLite leaves to those who embed it.
@NullMarked
package retorno.worker.sqlite;

import org.jspecify.annotations.NullMarked;
