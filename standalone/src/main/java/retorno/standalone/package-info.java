/// Everything in one process, and the command line.
@NullMarked
package retorno.standalone;

import org.jspecify.annotations.NullMarked;
