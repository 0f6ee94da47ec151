/// Calls from the first ring to the last event: what the telephone network and the people do, and
/// the callbacks of it.
@NullMarked
package retorno.fake.call;

import org.jspecify.annotations.NullMarked;
