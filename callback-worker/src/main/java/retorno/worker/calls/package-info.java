/// The table `call_callback`; its door is [retorno.worker.calls.CallStore].
@NullMarked
package retorno.worker.calls;

import org.jspecify.annotations.NullMarked;
