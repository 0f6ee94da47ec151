/// Reading bytes again with today's code: dead letters now, the log later.
@NullMarked
package retorno.worker.replay;

import org.jspecify.annotations.NullMarked;
