/// What we ask of Twilio, and what we tell it to do, over its REST API; its door is
/// [retorno.actions.twilio.TwilioCalls].
@NullMarked
package retorno.actions.twilio;

import org.jspecify.annotations.NullMarked;
