/// Reading the log again with today's code: what would change, changing it, and taking it back. The
/// door is [retorno.worker.replay.Replay].
@NullMarked
package retorno.worker.replay;

import org.jspecify.annotations.NullMarked;
