/// The best simple version of what Retorno does: what a team would write in a day.
@NullMarked
package retorno.bench.baseline;

import org.jspecify.annotations.NullMarked;
