/// The commands that look at what is kept, and put it in order: they run beside the programs, and
/// never start one.
@NullMarked
package retorno.standalone.data;

import org.jspecify.annotations.NullMarked;
