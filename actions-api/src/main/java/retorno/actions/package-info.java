/// Applications on top of the pipeline, fed by its normalised events.
@NullMarked
package retorno.actions;

import org.jspecify.annotations.NullMarked;
