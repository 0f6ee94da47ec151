package retorno.standalone.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import retorno.provider.Provider;
import retorno.provider.Providers;
import retorno.provider.Secrets;
import retorno.provider.Verdict;
import retorno.provider.WebhookRequest;
import retorno.standalone.simulate.traffic.Plan;
import retorno.standalone.simulate.traffic.Post;
import retorno.standalone.simulate.traffic.Traffic;

/// Held against the code that verifies, which shares nothing with it.
class SignerTest {
    private static final String TO = "http://127.0.0.1:8080";

    @Test
    void twilioRequestsAreGenuineBrokenOnesToo() {
        Secrets secrets = secrets("twilio.auth-tokens", "first-token");
        Signer signer = new Signer(env(), TO);
        assertThat(posts("twilio"))
                .allSatisfy(post ->
                        assertThat(verdict(post, TO, signer, secrets))
                                .isInstanceOf(Verdict.Genuine.class))
                .anyMatch(Post::corrupt);
    }

    @Test
    void twilioSignsThePublicUrlWhereThereIsOne() {
        Map<String, String> environment = new TreeMap<>(env());
        environment.put("RETORNO_PUBLIC_URL", "https://hooks.example.com/");
        Signer signer = new Signer(environment, TO);
        Secrets secrets = secrets("twilio.auth-tokens", "first-token");
        Post post = posts("twilio").getFirst();
        assertThat(verdict(post, "https://hooks.example.com", signer, secrets))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(verdict(post, TO, signer, secrets)).isInstanceOf(Verdict.Forged.class);
    }

    @Test
    void infobipRequestsAreGenuineInEachWayToSign() {
        assertGenuine("infobip.users", "RETORNO_INFOBIP_USERS", "user:pass:word");
        assertGenuine("infobip.tokens", "RETORNO_INFOBIP_TOKENS", "a-token");
        assertGenuine("infobip.hmac-secrets", "RETORNO_INFOBIP_HMAC_SECRETS", "a-secret");
    }

    @Test
    void infobipBodiesAreHashedAsTheSettingsSay() {
        Map<String, String> environment =
                Map.of(
                        "RETORNO_INFOBIP_HMAC_SECRETS", "a-secret",
                        "RETORNO_INFOBIP_HMAC_HEADER", "X-Other",
                        "RETORNO_INFOBIP_HMAC_ALGORITHM", "HMAC_SHA_256");
        Secrets secrets =
                new Secrets(
                        Map.of(
                                "infobip.hmac-secrets", List.of("a-secret"),
                                "infobip.hmac-header", List.of("x-other"),
                                "infobip.hmac-algorithm", List.of("HMAC_SHA_256")));
        Post post = posts("infobip").getFirst();
        assertThat(verdict(post, TO, new Signer(environment, TO), secrets))
                .isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void withoutSecretsNothingIsSigned() {
        Signer signer = new Signer(Map.of("RETORNO_TWILIO_AUTH_TOKENS", " , "), TO);
        assertThat(signer.headers(posts("twilio").getFirst())).isEmpty();
        assertThat(signer.headers(posts("infobip").getFirst())).isEmpty();
    }

    private static void assertGenuine(String setting, String variable, String secret) {
        Signer signer = new Signer(Map.of(variable, secret + ",another:one"), TO);
        assertThat(posts("infobip"))
                .allSatisfy(post ->
                        assertThat(verdict(post, TO, signer, secrets(setting, secret)))
                                .isInstanceOf(Verdict.Genuine.class));
    }

    private static Map<String, String> env() {
        return Map.of("RETORNO_TWILIO_AUTH_TOKENS", " ,first-token,second");
    }

    private static Secrets secrets(String setting, String secret) {
        return new Secrets(Map.of(setting, List.of(secret)));
    }

    private static Verdict verdict(Post post, String base, Signer signer, Secrets secrets) {
        Map<String, String> headers = new TreeMap<>();
        signer.headers(post)
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        Provider provider = Providers.ofType(post.type()).orElseThrow();
        return provider.verify(
                new WebhookRequest(
                        base + post.path(), post.contentType(), headers::get, post.body()),
                secrets);
    }

    private static List<Post> posts(String provider) {
        Plan.Who who = Plan.Who.valueOf(provider.toUpperCase(Locale.ROOT));
        Instant epoch = Instant.parse("2026-03-04T05:06:07Z");
        Traffic traffic = new Traffic(new Plan(1, epoch, 50, EnumSet.of(who), 0, true, 0.2));
        return Stream.generate(traffic::next).limit(500).toList();
    }
}
