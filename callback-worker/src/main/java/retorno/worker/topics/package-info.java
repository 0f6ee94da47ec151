/// The topics that the worker reads and writes, there before it needs them; its door is
/// [retorno.worker.topics.WorkerTopics].
@NullMarked
package retorno.worker.topics;

import org.jspecify.annotations.NullMarked;
