/// What a person sees who looks on: whether there is one, and the bar that moves.
@NullMarked
package retorno.standalone.terminal;

import org.jspecify.annotations.NullMarked;
