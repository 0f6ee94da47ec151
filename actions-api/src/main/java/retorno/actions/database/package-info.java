/// The databases we run on, made durable and alike.
@NullMarked
package retorno.actions.database;

import org.jspecify.annotations.NullMarked;
