/// One webhook request as it travels: its bytes and what was known when it arrived.
@NullMarked
package retorno.envelope;

import org.jspecify.annotations.NullMarked;
