/// Trying dead letters again with today's code; the door is [retorno.worker.retry.Retry].
@NullMarked
package retorno.worker.retry;

import org.jspecify.annotations.NullMarked;
