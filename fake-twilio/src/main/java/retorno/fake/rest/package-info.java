/// Twilio's REST API: what it takes, what it refuses and with which code, what it shows.
@NullMarked
package retorno.fake.rest;

import org.jspecify.annotations.NullMarked;
