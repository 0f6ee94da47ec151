/// The two ways in which providers write a body, JSON and forms, read leniently and within limits.
@NullMarked
package retorno.wire;

import org.jspecify.annotations.NullMarked;
