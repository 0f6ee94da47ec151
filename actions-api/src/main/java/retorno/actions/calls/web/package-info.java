/// The HTTP contract of phone calls, below `/v1/phone`.
@NullMarked
package retorno.actions.calls.web;

import org.jspecify.annotations.NullMarked;
