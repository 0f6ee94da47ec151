/// When things happen: one clock and one queue for the whole fake.
@NullMarked
package retorno.fake.clock;

import org.jspecify.annotations.NullMarked;
