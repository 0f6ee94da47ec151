/// What was measured: as a table, as a file, and drawn.
@NullMarked
package retorno.bench.figures;

import org.jspecify.annotations.NullMarked;
