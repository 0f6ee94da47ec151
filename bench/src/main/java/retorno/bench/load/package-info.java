/// What is sent: reports, callbacks, and whole backlogs, as fast as possible or at a steady rate.
@NullMarked
package retorno.bench.load;

import org.jspecify.annotations.NullMarked;
