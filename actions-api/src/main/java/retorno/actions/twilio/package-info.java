/// What we ask of Twilio, and what we tell it to do: its REST API, and TwiML.
@NullMarked
package retorno.actions.twilio;

import org.jspecify.annotations.NullMarked;
