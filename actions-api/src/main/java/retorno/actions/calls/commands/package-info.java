/// Asks Twilio to do what is due, each command once, and asks it about calls that went silent.
@NullMarked
package retorno.actions.calls.commands;

import org.jspecify.annotations.NullMarked;
