/// What a call does once it is answered: TwiML, verb by verb, and seats in conferences.
@NullMarked
package retorno.fake.voice;

import org.jspecify.annotations.NullMarked;
