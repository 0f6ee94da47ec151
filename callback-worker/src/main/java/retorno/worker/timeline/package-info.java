/// Everything that happened to one person or message; the door is
/// [retorno.worker.timeline.Timeline].
@NullMarked
package retorno.worker.timeline;

import org.jspecify.annotations.NullMarked;
