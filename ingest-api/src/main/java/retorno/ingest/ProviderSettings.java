package retorno.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;
import retorno.program.CannotStart;

/// What has to be known of each provider to verify it: a new provider is one more record here.
///
/// Lists may be given comma-separated; any of their values may match, so secrets rotate without a
/// gap. None of these records prints what it holds.
final class ProviderSettings {
    private ProviderSettings() {}

    /// @param authTokens of the account and of each subaccount that calls back
    record Twilio(@DefaultValue List<String> authTokens) {
        Twilio {
            authTokens = filled(authTokens);
        }

        void into(Map<String, List<String>> settings) {
            settings.put("twilio.auth-tokens", authTokens);
        }

        @Override
        public String toString() {
            return "Twilio[" + authTokens.size() + " auth tokens]";
        }
    }

    /// @param users `user:password` for Basic
    /// @param tokens for Bearer
    /// @param hmacSecrets the keys of signed bodies
    /// @param hmacHeader the header that carries the signature; blank: the provider's default
    /// @param hmacAlgorithm the hash of the signature; blank: the provider's default
    record Infobip(
            @DefaultValue List<String> users,
            @DefaultValue List<String> tokens,
            @DefaultValue List<String> hmacSecrets,
            @DefaultValue("") String hmacHeader,
            @DefaultValue("") String hmacAlgorithm) {
        private static final Set<String> ALGORITHMS =
                Set.of("", "MD5", "SHA1", "SHA224", "SHA256", "SHA384", "SHA512");

        Infobip {
            users = filled(users);
            tokens = filled(tokens);
            hmacSecrets = filled(hmacSecrets);
            hmacHeader = hmacHeader.strip().toLowerCase(Locale.ROOT);
            if (!users.stream().allMatch(user -> user.indexOf(':') > 0)) {
                throw new CannotStart(
                        "retorno.infobip.users (RETORNO_INFOBIP_USERS) must be a comma list of"
                                + " user:password.");
            }
            // The header travels with the bytes: a credential must not be named here.
            if (!hmacHeader.isEmpty() && !hmacHeader.startsWith("x-")) {
                throw new CannotStart(
                        "retorno.infobip.hmac-header (RETORNO_INFOBIP_HMAC_HEADER) must begin with"
                                + " x-, such as x-hub-signature.");
            }
            if (!ALGORITHMS.contains(
                    hmacAlgorithm.toUpperCase(Locale.ROOT).replaceAll("HMAC|[-_ ]", ""))) {
                throw new CannotStart(
                        "retorno.infobip.hmac-algorithm (RETORNO_INFOBIP_HMAC_ALGORITHM) must be"
                                + " one of HMAC_MD5, HMAC_SHA_1, HMAC_SHA_224, HMAC_SHA_256,"
                                + " HMAC_SHA_384 and HMAC_SHA_512.");
            }
        }

        void into(Map<String, List<String>> settings) {
            settings.put("infobip.users", users);
            settings.put("infobip.tokens", tokens);
            settings.put("infobip.hmac-secrets", hmacSecrets);
            settings.put("infobip.hmac-header", filled(List.of(hmacHeader)));
            settings.put("infobip.hmac-algorithm", filled(List.of(hmacAlgorithm)));
        }

        @Override
        public String toString() {
            return "Infobip[%d users, %d tokens, %d HMAC secrets]"
                    .formatted(users.size(), tokens.size(), hmacSecrets.size());
        }
    }

    private static List<String> filled(List<String> values) {
        return values.stream().map(String::strip).filter(value -> !value.isEmpty()).toList();
    }
}
