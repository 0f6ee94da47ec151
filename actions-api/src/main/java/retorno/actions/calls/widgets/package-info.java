/// The places on pages from which calls are asked for, and whom each may call; its door is
/// [retorno.actions.calls.widgets.Widgets].
@NullMarked
package retorno.actions.calls.widgets;

import org.jspecify.annotations.NullMarked;
