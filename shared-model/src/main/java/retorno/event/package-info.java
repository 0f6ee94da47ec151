/// What happened to a message or a call, in our words instead of each provider's.
@NullMarked
package retorno.event;

import org.jspecify.annotations.NullMarked;
