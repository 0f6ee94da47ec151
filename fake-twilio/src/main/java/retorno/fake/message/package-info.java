/// Messages: what becomes of those that are sent, and those that somebody sends to us.
@NullMarked
package retorno.fake.message;

import org.jspecify.annotations.NullMarked;
