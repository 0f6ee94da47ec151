/// Moments as texts; no clocks.
@NullMarked
package retorno.time;

import org.jspecify.annotations.NullMarked;
