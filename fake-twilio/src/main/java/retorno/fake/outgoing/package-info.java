/// Signed requests to the application under test: callbacks, and the fetching of TwiML.
@NullMarked
package retorno.fake.outgoing;

import org.jspecify.annotations.NullMarked;
