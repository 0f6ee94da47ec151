/// The topics that the worker reads and writes: there before it needs them
/// ([retorno.worker.topics.WorkerTopics]), and never more of one in memory than it is meant for
/// ([retorno.worker.topics.PollBound]).
@NullMarked
package retorno.worker.topics;

import org.jspecify.annotations.NullMarked;
