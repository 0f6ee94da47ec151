package retorno.actions.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;
import retorno.actions.twilio.TwilioSettings;

/// The account to call with, below `retorno.twilio`.
///
/// @param accountSid blank: no calls can be placed
/// @param authTokens the first one is used to call Twilio, any may have signed what Twilio posts
/// @param baseUrl Twilio, or who stands in for it
/// @param connectTimeout for a connection to Twilio
/// @param readTimeout for one of its answers
public record TwilioAccount(
        @DefaultValue("") String accountSid,
        @DefaultValue List<String> authTokens,
        @DefaultValue(TwilioSettings.TWILIO) String baseUrl,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout) {
    public TwilioAccount {
        accountSid = accountSid.strip();
        authTokens = ActionsSettings.filled(authTokens);
    }

    /// What the client needs; empty where the account is not set.
    ///
    /// @throws retorno.program.CannotStart where a value cannot be right
    public Optional<TwilioSettings> client() {
        return accountSid.isEmpty() || authTokens.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TwilioSettings(
                                baseUrl,
                                accountSid,
                                authTokens.getFirst(),
                                connectTimeout,
                                readTimeout));
    }

    /// Whether calls are made, and by Twilio itself.
    public boolean isReal() {
        return client().isPresent() && baseUrl.equals(TwilioSettings.TWILIO);
    }

    @Override
    public String toString() {
        return "TwilioAccount[%s, %d auth tokens, %s]"
                .formatted(accountSid, authTokens.size(), baseUrl);
    }
}
