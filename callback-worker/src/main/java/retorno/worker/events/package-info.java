/// New events on the topic `callback-events`, at least once: which are due, how far each partition
/// is, and the producer.
@NullMarked
package retorno.worker.events;

import org.jspecify.annotations.NullMarked;
