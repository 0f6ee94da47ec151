package retorno.provider.infobip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.provider.Secrets;
import retorno.provider.Verdict;
import retorno.provider.WebhookRequest;

class InfobipVerificationTest {
    private static final String BODY = "{\"results\":[]}";
    private static final Secrets USERS =
            secrets("infobip.users", "old:secret", "new:pass:with:colons", "josé:señal");
    private static final Secrets TOKENS = secrets("infobip.tokens", "old-token", "new-token");
    private static final Secrets HMAC = secrets("infobip.hmac-secrets", "old-secret", "new-secret");
    private static final String SHA1 = "c3cb6a24ec47b540043277913e9b13ad6ee41982";
    private static final String SHA256 =
            "b5e6365ece1f66439361c16004ccb75dd49dd345f8cd26e1fc02882384021fed";

    @ParameterizedTest
    @ValueSource(strings = {"old:secret", "new:pass:with:colons", "josé:señal"})
    void anyUserOfTheListMayCome(String user) {
        assertThat(authorized("Basic " + base64(user), USERS)).isInstanceOf(Verdict.Genuine.class);
        assertThat(authorized("bASIC   " + base64(user), USERS))
                .isInstanceOf(Verdict.Genuine.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "old:wrong",
                "old",
                "old:",
                ":secret",
                "old:secret ",
                "new:pass",
                "OLD:secret",
                ""
            })
    void noOtherUserMay(String user) {
        assertForged(authorized("Basic " + base64(user), USERS), "Basic realm=\"retorno\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic %%%",
                "Basicb2xkOnNlY3JldA==",
                "b2xkOnNlY3JldA==",
                "Digest b2xkOnNlY3JldA==",
                "Basic old:secret",
                "Basic \ud800"
            })
    void malformedAuthorizationIsForgedNotAnError(String header) {
        assertForged(authorized(header, USERS), "Basic realm=\"retorno\"");
    }

    @Test
    void anyTokenOfTheListMayCome() {
        assertThat(authorized("Bearer old-token", TOKENS)).isInstanceOf(Verdict.Genuine.class);
        assertThat(authorized("bearer new-token ", TOKENS)).isInstanceOf(Verdict.Genuine.class);
        assertForged(authorized("Bearer new-toke", TOKENS), "Bearer realm=\"retorno\"");
        assertForged(authorized("Bearer ", TOKENS), "Bearer realm=\"retorno\"");
        assertForged(authorized("Basic bmV3LXRva2Vu", TOKENS), "Bearer realm=\"retorno\"");
    }

    @Test
    void aRequestWithoutCredentialsIsToldSo() {
        assertThat(verify(Map.of(), USERS))
                .isEqualTo(
                        new Verdict.Forged(
                                "no credentials and no signature",
                                "Basic realm=\"retorno\", charset=\"UTF-8\""));
    }

    @ParameterizedTest
    @CsvSource({
        // each computed apart, with Python's hmac module
        "HMAC_MD5, md5, 18b3560ed07e67f21e5134df9f90947a, GLNWDtB+Z/IeUTTfn5CUeg==",
        "md5, md5, 18b3560ed07e67f21e5134df9f90947a, GLNWDtB+Z/IeUTTfn5CUeg==",
        "HMAC_SHA_1, sha1, a7479c8b23ebafb657a3e3fbe80cd1a8ed26e39b, p0eciyPrr7ZXo+P76AzRqO0m45s=",
        "HmacSHA1, sha1, a7479c8b23ebafb657a3e3fbe80cd1a8ed26e39b, p0eciyPrr7ZXo+P76AzRqO0m45s=",
        "HMAC_SHA_224, sha224, 2568dcea46a37d747465c50210024379ef9c6db294a24a992442eb90, JWjc6kajfXR0ZcUCEAJDee+cbbKUokqZJELrkA==",
        "HMAC_SHA_256, sha256, 1f1cd83d74fbe6225d790f4dd40a1b878bbeed43b6e31b26610bc4d7a127517f, HxzYPXT75iJdeQ9N1Aobh4u+7UO24xsmYQvE16EnUX8=",
        "HmacSHA256, sha256, 1f1cd83d74fbe6225d790f4dd40a1b878bbeed43b6e31b26610bc4d7a127517f, HxzYPXT75iJdeQ9N1Aobh4u+7UO24xsmYQvE16EnUX8=",
        "SHA-256, sha256, 1f1cd83d74fbe6225d790f4dd40a1b878bbeed43b6e31b26610bc4d7a127517f, HxzYPXT75iJdeQ9N1Aobh4u+7UO24xsmYQvE16EnUX8=",
        "sha256, sha256, 1f1cd83d74fbe6225d790f4dd40a1b878bbeed43b6e31b26610bc4d7a127517f, HxzYPXT75iJdeQ9N1Aobh4u+7UO24xsmYQvE16EnUX8=",
        "HMAC_SHA_384, sha384, c634ca1d64e9f0d8abf03f1bac3808f7eb4ecd38be661e418f46a71a2b72878c39748299e34231d51ce27ee5995bc13b, xjTKHWTp8Nir8D8brDgI9+tOzTi+Zh5Bj0anGityh4w5dIKZ40Ix1RzifuWZW8E7",
        "HMAC_SHA_512, sha512, 1a6bd43e2863c34f7845f1529d201cee1eb4ed123d21cc9863291fb727877d0e57d5d6b5be7d39fb4d933bfe8e13e4f47d38ff17e1b22934940e03268a16cb4c, GmvUPihjw094RfFSnSAc7h607RI9IcyYYykftyeHfQ5X1da1vn05+02TO/6OE+T0fTj/F+GyKTSUDgMmihbLTA==",
    })
    void everyAlgorithmIsReadInHexAndInBase64(
            String algorithm, String prefix, String hex, String base64) {
        Secrets secrets = with(HMAC, "infobip.hmac-header", "x-hub-signature", algorithm);
        for (String value : List.of(hex, base64, hex.toUpperCase(Locale.ROOT), " " + hex + " ")) {
            assertThat(signed("x-hub-signature", value, secrets))
                    .isInstanceOf(Verdict.Genuine.class);
            assertThat(signed("x-hub-signature", prefix + "=" + value.strip(), secrets))
                    .isInstanceOf(Verdict.Genuine.class);
        }
    }

    @Test
    void sha1InTheDefaultHeaderIsTheDefault() {
        assertThat(signed("x-hub-signature", "sha1=" + SHA1, HMAC))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(signed("x-hub-signature", "SHA1=" + SHA1.toUpperCase(Locale.ROOT), HMAC))
                .isInstanceOf(Verdict.Genuine.class);
        assertForged(signed("x-other", SHA1, HMAC), "Signature realm=\"retorno\"");
    }

    @Test
    void aRetiredSecretIsRefusedOnceItIsTakenOffTheList() {
        Secrets rotated = secrets("infobip.hmac-secrets", "old-secret");
        assertForged(signed("x-hub-signature", SHA1, rotated), "Signature realm=\"retorno\"");
    }

    @Test
    void oneChangedByteOfTheBodyBreaksTheSignature() {
        Verdict verdict =
                InfobipVerifier.verify(request(Map.of("x-hub-signature", SHA1), BODY + " "), HMAC);
        assertForged(verdict, "Signature realm=\"retorno\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha1=",
                "=",
                "==",
                "zz",
                "sha1=zz",
                "\ud800",
                "sha1=0000000000000000000000000000000000000000"
            })
    void malformedSignatureIsForgedNotAnError(String header) {
        assertForged(signed("x-hub-signature", header, HMAC), "Signature realm=\"retorno\"");
    }

    @Test
    void headerAndAlgorithmAreSettings() {
        Secrets secrets = with(HMAC, "infobip.hmac-header", "X-Infobip-Signature", "HMAC_SHA_256");
        assertThat(signed("x-infobip-signature", SHA256, secrets))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(signed("x-infobip-signature", "SHA256=" + SHA256, secrets))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(InfobipVerifier.signatureHeaders(secrets))
                .containsExactly("x-infobip-signature");
    }

    @Test
    void anAlgorithmNobodyKnowsMatchesNothingAndSaysSo() {
        Secrets secrets = with(HMAC, "infobip.hmac-header", "x-hub-signature", "HMAC_ROT_13");
        assertThat(signed("x-hub-signature", SHA1, secrets))
                .isInstanceOfSatisfying(
                        Verdict.Forged.class,
                        forged ->
                                assertThat(forged.reason())
                                        .contains("retorno.infobip.hmac-algorithm"));
    }

    @Test
    void ofSeveralSchemesAnyMayMatch() {
        Map<String, List<String>> all = new HashMap<>(USERS.settings());
        all.putAll(TOKENS.settings());
        all.putAll(HMAC.settings());
        Secrets secrets = new Secrets(all);
        assertThat(authorized("Basic " + base64("old:secret"), secrets))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(authorized("Bearer old-token", secrets)).isInstanceOf(Verdict.Genuine.class);
        assertThat(signed("x-hub-signature", SHA1, secrets)).isInstanceOf(Verdict.Genuine.class);
        assertForged(
                authorized("Bearer x", secrets),
                "Basic realm=\"retorno\", charset=\"UTF-8\", Bearer realm=\"retorno\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"infobip.users", "infobip.tokens", "infobip.hmac-secrets"})
    void anEmptySecretLetsNobodyIn(String setting) {
        Secrets blank = secrets(setting, "");
        assertThat(authorized("Bearer ", blank)).isInstanceOf(Verdict.Forged.class);
        assertThat(authorized("Basic ", blank)).isInstanceOf(Verdict.Forged.class);
        assertThat(signed("x-hub-signature", "", blank)).isInstanceOf(Verdict.Forged.class);
    }

    @Test
    void onlySignaturesAreKeptForLater() {
        assertThat(InfobipVerifier.signatureHeaders(Secrets.NONE)).isEmpty();
        assertThat(InfobipVerifier.signatureHeaders(USERS)).isEmpty();
        assertThat(InfobipVerifier.signatureHeaders(HMAC)).containsExactly("x-hub-signature");
        assertThat(
                        InfobipVerifier.signatureHeaders(
                                with(HMAC, "infobip.hmac-header", "Authorization", "SHA1")))
                .isEmpty();
    }

    private static void assertForged(Verdict verdict, String challenge) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Forged.class,
                        forged -> {
                            assertThat(forged.challenge()).startsWith(challenge);
                            assertThat(forged.reason()).doesNotContain("secret", "token", SHA1);
                        });
    }

    private static Verdict authorized(String header, Secrets secrets) {
        return verify(Map.of("authorization", header), secrets);
    }

    private static Verdict signed(String header, String value, Secrets secrets) {
        return verify(Map.of(header, value), secrets);
    }

    private static Verdict verify(Map<String, String> headers, Secrets secrets) {
        return InfobipVerifier.verify(request(headers, BODY), secrets);
    }

    private static WebhookRequest request(Map<String, String> headers, String body) {
        return new WebhookRequest(
                "http://h/email", "application/json", headers::get, body.getBytes(UTF_8));
    }

    private static Secrets secrets(String setting, String... values) {
        return new Secrets(Map.of(setting, List.of(values)));
    }

    private static Secrets with(Secrets secrets, String header, String name, String algorithm) {
        Map<String, List<String>> settings = new HashMap<>(secrets.settings());
        settings.put(header, List.of(name));
        settings.put("infobip.hmac-algorithm", List.of(algorithm));
        return new Secrets(settings);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
