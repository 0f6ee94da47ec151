/// What people do to the tables and topics from the command line; the door is
/// [retorno.worker.operations.WorkerTools].
@NullMarked
package retorno.worker.operations;

import org.jspecify.annotations.NullMarked;
