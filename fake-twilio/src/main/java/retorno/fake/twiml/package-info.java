/// TwiML as it is written: which verbs and attributes there are, and what a document says.
@NullMarked
package retorno.fake.twiml;

import org.jspecify.annotations.NullMarked;
