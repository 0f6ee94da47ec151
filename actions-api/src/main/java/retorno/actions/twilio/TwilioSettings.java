package retorno.actions.twilio;

import java.time.Duration;
import retorno.program.BaseUrl;
import retorno.program.CannotStart;

/// Where Twilio is and who we are there.
///
/// @param baseUrl scheme to port; a path in front of `/2010-04-01` is kept
/// @param accountSid `AC…`, the user of HTTP Basic and part of every path
/// @param authToken the password of HTTP Basic; the same token signs what Twilio calls back with
/// @param connectTimeout for a connection, and for a free place among those we hold
/// @param readTimeout for a whole answer, from the request's first byte to the answer's last
/// @see <a href="https://www.twilio.com/docs/usage/requests-to-twilio">Twilio's page</a>
public record TwilioSettings(
        String baseUrl,
        String accountSid,
        String authToken,
        Duration connectTimeout,
        Duration readTimeout) {

    /// Twilio itself.
    public static final String TWILIO = "https://api.twilio.com";

    // Do not repeat the value: it might hold a password.
    private static final String BASE_URL = "retorno.twilio.base-url (RETORNO_TWILIO_BASE_URL)";
    private static final String ACCOUNT_SID =
            "retorno.twilio.account-sid (RETORNO_TWILIO_ACCOUNT_SID) must be the account's sid: AC"
                    + " and 32 hex digits.";
    private static final String AUTH_TOKEN =
            "retorno.twilio.auth-tokens (RETORNO_TWILIO_AUTH_TOKENS) must begin with the account's"
                    + " auth token.";
    private static final String TIMEOUTS =
            "The timeouts of calls to Twilio must be from 100ms to 1m.";

    /// @throws CannotStart where a value cannot be right
    public TwilioSettings {
        baseUrl = BaseUrl.of(baseUrl, BASE_URL, TWILIO);
        require(accountSid.matches("AC[0-9a-fA-F]{32}"), ACCOUNT_SID);
        require(!authToken.isBlank(), AUTH_TOKEN);
        require(bounded(connectTimeout) && bounded(readTimeout), TIMEOUTS);
    }

    /// Twilio, with time enough for it and too little to hold a call up: 3 s for a connection, 10 s
    /// for an answer.
    public static TwilioSettings of(String accountSid, String authToken) {
        return new TwilioSettings(
                TWILIO, accountSid, authToken, Duration.ofSeconds(3), Duration.ofSeconds(10));
    }

    /// The same account somewhere else, for a stand-in or a region's own address.
    public TwilioSettings at(String otherBaseUrl) {
        return new TwilioSettings(otherBaseUrl, accountSid, authToken, connectTimeout, readTimeout);
    }

    /// Names no secret: settings end up in logs.
    @Override
    public String toString() {
        return "TwilioSettings[baseUrl=%s, accountSid=%s, connectTimeout=%s, readTimeout=%s]"
                .formatted(baseUrl, accountSid, connectTimeout, readTimeout);
    }

    private static boolean bounded(Duration timeout) {
        return timeout.toMillis() >= 100 && timeout.toMillis() <= 60_000;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CannotStart(otherwise);
        }
    }
}
