/// Everything Twilio says: messages, calls, conferences, recordings, and how it signs.
@NullMarked
package retorno.provider.twilio;

import org.jspecify.annotations.NullMarked;
