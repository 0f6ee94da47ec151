package retorno.fake;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import retorno.fake.resource.Account;
import retorno.fake.resource.Sids;
import retorno.fake.script.Script;
import retorno.program.CannotStart;

/// What can be set below `retorno.fake`.
///
/// @param accountSid the account that there is
/// @param authToken its password, which also signs what is sent
/// @param speed how many of the fake's seconds pass in a real one; 0: its clock stands until a tick
/// @param ownNumbers what calls and messages may come from; empty: any number
/// @param hangUpAfter seconds after which people hang up who have no script of their own; null:
///   they stay until the other ends
/// @param patience how long an answer of the application may take
/// @param silence how long an answer is withheld where that is asked for
@ConfigurationProperties("retorno.fake")
record FakeSettings(
        @DefaultValue("AC00000000000000000000000000000000") String accountSid,
        @DefaultValue(FakeSettings.DEMO_TOKEN) String authToken,
        @DefaultValue("1") double speed,
        @DefaultValue Set<String> ownNumbers,
        @Nullable Double hangUpAfter,
        @DefaultValue("15s") Duration patience,
        @DefaultValue("60s") Duration silence) {

    private static final String DEMO_TOKEN = "demo-auth-token";

    FakeSettings {
        require(
                Sids.isAccount(accountSid),
                "retorno.fake.account-sid (RETORNO_FAKE_ACCOUNT_SID) must be AC and 32 hexadecimal"
                        + " digits.");
        require(
                !authToken.isBlank(),
                "retorno.fake.auth-token (RETORNO_FAKE_AUTH_TOKEN) must not be empty.");
        require(
                speed >= 0 && speed <= 1000,
                "retorno.fake.speed (RETORNO_FAKE_SPEED) must be from 0 to 1000.");
    }

    Account account() {
        return new Account(accountSid, authToken);
    }

    /// The token as it may be shown: the word for demonstrations is no secret.
    String shownToken() {
        return authToken.equals(DEMO_TOKEN) ? authToken : "(as RETORNO_FAKE_AUTH_TOKEN says)";
    }

    Script everybody() {
        return hangUpAfter == null ? Script.PERSON : Script.PERSON.hangsUpAfter(hangUpAfter);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CannotStart(otherwise);
        }
    }

    /// Names no secret.
    @Override
    public String toString() {
        return "FakeSettings[%s, speed=%s]".formatted(accountSid, speed);
    }
}
