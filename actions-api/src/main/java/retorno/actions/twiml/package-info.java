/// TwiML, the documents in which Twilio is told what to do; its door is
/// [retorno.actions.twiml.Twiml].
@NullMarked
package retorno.actions.twiml;

import org.jspecify.annotations.NullMarked;
