/// What people hear and where Twilio turns to: instructions as TwiML, and the addresses in them.
@NullMarked
package retorno.actions.calls.script;

import org.jspecify.annotations.NullMarked;
