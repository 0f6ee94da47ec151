/// Plays the providers: sends what they would post, and looks at what became of it.
@NullMarked
package retorno.standalone.simulate;

import org.jspecify.annotations.NullMarked;
