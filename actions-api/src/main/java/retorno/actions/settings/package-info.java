/// What the program can be told from outside, beside what belongs to one application alone.
@NullMarked
package retorno.actions.settings;

import org.jspecify.annotations.NullMarked;
