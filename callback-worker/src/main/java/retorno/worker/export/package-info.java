/// All rows of a table or view, one after the other, for whoever takes them elsewhere; the door is
/// [retorno.worker.export.Export].
@NullMarked
package retorno.worker.export;

import org.jspecify.annotations.NullMarked;
