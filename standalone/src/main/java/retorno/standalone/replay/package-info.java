/// The command `replay`: what would change, changing it, and taking it back.
@NullMarked
package retorno.standalone.replay;

import org.jspecify.annotations.NullMarked;
