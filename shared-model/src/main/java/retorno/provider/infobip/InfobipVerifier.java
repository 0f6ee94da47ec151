package retorno.provider.infobip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import retorno.provider.Secrets;
import retorno.provider.Verdict;
import retorno.provider.WebhookRequest;

/// The schemes a subscription can be given: Basic, Bearer (as a static header or by OAuth), HMAC.
/// Of those with secrets set, any that matches will do.
///
/// @see <a href="https://www.infobip.com/docs/cpaas-x/subscriptions-management">Subscriptions
///   management</a>
final class InfobipVerifier {
    static final String USERS = "infobip.users";
    static final String TOKENS = "infobip.tokens";
    static final String HMAC_SECRETS = "infobip.hmac-secrets";
    static final List<String> SETTINGS = List.of(USERS, TOKENS, HMAC_SECRETS);

    private final WebhookRequest request;
    private final Secrets secrets;

    private InfobipVerifier(WebhookRequest request, Secrets secrets) {
        this.request = request;
        this.secrets = secrets;
    }

    static Verdict verify(WebhookRequest request, Secrets secrets) {
        if (SETTINGS.stream().allMatch(setting -> secrets.all(setting).isEmpty())) {
            return new Verdict.Genuine(null);
        }
        InfobipVerifier verifier = new InfobipVerifier(request, secrets);
        // Every scheme is looked at, so that the time taken tells nothing of which one matched.
        boolean genuine = verifier.user() | verifier.token() | verifier.signature();
        return genuine
                ? new Verdict.Genuine(null)
                : new Verdict.Forged(verifier.reason(), verifier.challenge());
    }

    static Set<String> signatureHeaders(Secrets secrets) {
        String header = Hmac.header(secrets);
        // Set by mistake to where credentials are: those never enter the log of records.
        boolean credential = header.contains("authorization") || header.equals("cookie");
        return secrets.all(HMAC_SECRETS).isEmpty() || credential ? Set.of() : Set.of(header);
    }

    private boolean user() {
        byte[] given = base64(credentials("Basic"));
        return given != null && matchesAny(given, secrets.all(USERS));
    }

    private boolean token() {
        String given = credentials("Bearer");
        return given != null && matchesAny(given.getBytes(UTF_8), secrets.all(TOKENS));
    }

    private boolean signature() {
        String given = request.header().apply(Hmac.header(secrets));
        return given != null && Hmac.matches(given.strip(), request.body(), secrets);
    }

    private static boolean matchesAny(byte[] given, List<String> accepted) {
        boolean match = false;
        for (String secret : accepted) {
            match |= !secret.isBlank() && MessageDigest.isEqual(secret.getBytes(UTF_8), given);
        }
        return match;
    }

    /// What follows the scheme's name in the Authorization header, or null under another scheme.
    private @Nullable String credentials(String scheme) {
        String header = request.header().apply("authorization");
        boolean ours =
                header != null
                        && header.length() > scheme.length()
                        && header.regionMatches(true, 0, scheme, 0, scheme.length())
                        && header.charAt(scheme.length()) == ' ';
        return ours && header != null ? header.substring(scheme.length()).strip() : null;
    }

    private static byte @Nullable [] base64(@Nullable String text) {
        try {
            return text == null ? null : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private String reason() {
        if (!secrets.all(HMAC_SECRETS).isEmpty() && Hmac.algorithm(secrets) == null) {
            return "retorno.infobip.hmac-algorithm names no algorithm of Infobip's";
        }
        boolean shown =
                request.header().apply("authorization") != null
                        || !secrets.all(HMAC_SECRETS).isEmpty()
                                && request.header().apply(Hmac.header(secrets)) != null;
        return shown ? "wrong credentials or signature" : "no credentials and no signature";
    }

    private String challenge() {
        List<String> challenges = new ArrayList<>();
        if (!secrets.all(USERS).isEmpty()) {
            challenges.add("Basic realm=\"retorno\", charset=\"UTF-8\"");
        }
        if (!secrets.all(TOKENS).isEmpty()) {
            challenges.add("Bearer realm=\"retorno\"");
        }
        if (challenges.isEmpty()) {
            challenges.add("Signature realm=\"retorno\"");
        }
        return String.join(", ", challenges);
    }
}
