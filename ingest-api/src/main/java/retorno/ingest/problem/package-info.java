/// How a request is refused: RFC 9457 problems, whoever finds the fault.
@NullMarked
package retorno.ingest.problem;

import org.jspecify.annotations.NullMarked;
