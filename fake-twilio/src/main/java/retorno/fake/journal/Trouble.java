package retorno.fake.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that Twilio would write into the account's error log.
///
/// @param code Twilio's, see its error dictionary
/// @param sid of the call or message that it befell; null where there is none
/// @see <a href="https://www.twilio.com/docs/api/errors">the error dictionary</a>
public record Trouble(Instant at, int code, String message, @Nullable String sid) {}
