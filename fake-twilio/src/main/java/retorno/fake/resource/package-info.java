/// What all of Twilio's resources share: sids, dates, parameters, refusals.
@NullMarked
package retorno.fake.resource;

import org.jspecify.annotations.NullMarked;
