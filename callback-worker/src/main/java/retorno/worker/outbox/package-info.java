/// Events that wait to be published, because nobody would read their records again to do so; the
/// door is [retorno.worker.outbox.Outbox].
@NullMarked
package retorno.worker.outbox;

import org.jspecify.annotations.NullMarked;
