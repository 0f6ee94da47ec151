/// What is true of a call: a pure function of what was heard of its two legs, in whichever order.
@NullMarked
package retorno.actions.calls.truth;

import org.jspecify.annotations.NullMarked;
