/// Looks in the worker's tables for what was sent.
@NullMarked
package retorno.standalone.simulate.arrivals;

import org.jspecify.annotations.NullMarked;
