/// The tables of phone calls, and the one place where what was heard is entered in them.
@NullMarked
package retorno.actions.calls.records;

import org.jspecify.annotations.NullMarked;
