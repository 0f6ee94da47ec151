/// Kafka in: the pipeline's normalised events become news of calls.
@NullMarked
package retorno.actions.calls.intake;

import org.jspecify.annotations.NullMarked;
