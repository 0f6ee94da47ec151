/// What providers would post: made up, realistic, and the same again for the same seed.
@NullMarked
package retorno.standalone.simulate.traffic;

import org.jspecify.annotations.NullMarked;
