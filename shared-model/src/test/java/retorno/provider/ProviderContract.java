package retorno.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import retorno.envelope.Envelope;
import retorno.event.CallbackEvent;
import retorno.event.PublishedEvent;

/// What every provider owes the rest of the house. A provider's own test class inherits this exam
/// and hands in itself and the requests recorded from it.
public abstract class ProviderContract {
    /// Good as a token, as a key, and as a `user:password`.
    private static final String SECRET = "contract-user:contract-secret-7f3a";

    private static final List<String> HOSTILE_HEADERS =
            List.of(
                    "",
                    " ",
                    ":",
                    "=",
                    "Basic",
                    "Basic ",
                    "Basic !!!",
                    "Basic Og==",
                    "Bearer",
                    "Bearer ",
                    "sha1=",
                    "sha1=zz",
                    "sha1=00",
                    "\u0000\u00e9\ud800",
                    "a".repeat(70_000));

    protected final Provider provider;

    protected ProviderContract(Provider provider) {
        this.provider = provider;
    }

    /// Requests that this provider really sends: every item in them is an event, and no two are the
    /// same event.
    protected abstract List<Envelope> recorded();

    @Test
    protected void isKnownByItsTypes() {
        assertThat(provider.name()).isEqualTo(provider.name().toLowerCase(Locale.ROOT));
        assertThat(provider.endpoints())
                .isNotEmpty()
                .allSatisfy(endpoint -> {
                    assertThat(endpoint.type()).startsWith(provider.name() + ".");
                    assertThat(endpoint.path()).startsWith("/");
                    assertThat(endpoint.reply().status()).isBetween(200, 299);
                    assertThat(Providers.ofType(endpoint.type()))
                            .containsInstanceOf(provider.getClass());
                });
        assertThat(provider.endpoints()).extracting(Endpoint::type).doesNotHaveDuplicates();
        assertThat(provider.endpoints()).extracting(Endpoint::path).doesNotHaveDuplicates();
    }

    @Test
    protected void keepsItsSecretsUnderItsName() {
        assertThat(provider.secretSettings())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(setting -> assertThat(setting).startsWith(provider.name() + "."));
    }

    @Test
    protected void takesEverythingForGenuineWithoutSecrets() {
        assertThat(provider.verify(request(name -> null), Secrets.NONE))
                .isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    protected void refusesARequestWithoutCredentialsWhicheverSecretIsSet() {
        for (String setting : provider.secretSettings()) {
            Verdict verdict = provider.verify(request(name -> null), only(setting));
            assertThat(verdict).as(setting).isInstanceOf(Verdict.Forged.class);
        }
    }

    @Test
    protected void refusesHostileHeadersWithoutAnExceptionOrASecretInTheReason() {
        for (String setting : provider.secretSettings()) {
            for (String hostile : HOSTILE_HEADERS) {
                Verdict verdict = provider.verify(request(name -> hostile), only(setting));
                assertThat(verdict)
                        .as(setting)
                        .isInstanceOfSatisfying(
                                Verdict.Forged.class,
                                f ->
                                        assertThat(f.reason())
                                                .isNotBlank()
                                                .hasSizeLessThan(200)
                                                .doesNotContain(
                                                        "contract-user", "contract-secret"));
            }
        }
    }

    @Test
    protected void keepsNoCredentialAsASignature() {
        for (String setting : provider.secretSettings()) {
            assertThat(provider.signatureHeaders(only(setting)))
                    .allSatisfy(header ->
                            assertThat(header)
                                    .isEqualTo(header.toLowerCase(Locale.ROOT))
                                    .isNotIn("authorization", "proxy-authorization", "cookie"));
        }
    }

    @Test
    protected void readsABodyOfNoDeclaredType() {
        assertThat(provider.reads(new WebhookRequest("http://h/", null, name -> null, new byte[0])))
                .isTrue();
    }

    @Test
    protected void understandsEveryRecordedRequest() {
        for (Envelope envelope : recorded()) {
            assertThat(provider.parse(envelope))
                    .isNotEmpty()
                    .allSatisfy(parsed -> assertThat(parsed).isInstanceOf(Parsed.Event.class));
        }
        assertThat(events())
                .allSatisfy(event -> {
                    assertThat(event.occurred().provider()).isEqualTo(provider.name());
                    assertThat(event.occurred().key().hex()).matches("[0-9a-f]{32}");
                });
    }

    @Test
    protected void namesAnEventAlikeEveryTimeAndNoTwoEventsAlike() {
        assertThat(events()).isEqualTo(events());
        assertThat(events()).extracting(e -> e.occurred().key()).doesNotHaveDuplicates();
    }

    @Test
    protected void anEventComesBackWholeFromBeingPublished() {
        assertThat(events())
                .allSatisfy(event -> {
                    PublishedEvent published = PublishedEvent.of("receipt", Instant.EPOCH, event);
                    assertThat(PublishedEvent.ofJson(published.toJson())).isEqualTo(published);
                });
    }

    @Test
    protected void alwaysMakesSomethingOfGarbage() {
        for (Endpoint endpoint : provider.endpoints()) {
            Garbage.bodies().forEach(body -> survives(envelope(endpoint.type(), null, body)));
        }
    }

    @Test
    protected void alwaysMakesSomethingOfABrokenRecording() {
        Random random = new Random(20261121);
        for (Envelope whole : recorded()) {
            for (int round = 0; round < 300; round++) {
                byte[] body = Garbage.broken(whole.body(), random);
                survives(envelope(whole.type(), whole.contentType(), body));
            }
        }
    }

    /// An envelope as ingest would make it.
    protected static Envelope envelope(String type, String contentType, byte[] body) {
        return Garbage.envelope(type, contentType, body);
    }

    private void survives(Envelope envelope) {
        byte[] before = envelope.body().clone();
        assertThat(provider.parse(envelope)).isNotEmpty().doesNotContainNull();
        assertThat(Arrays.equals(envelope.body(), before)).as("body left alone").isTrue();
        WebhookRequest request =
                new WebhookRequest(envelope.url(), null, name -> null, envelope.body());
        provider.flaw(request)
                .ifPresent(flaw -> assertThat(flaw.sentence()).isNotBlank().hasSizeLessThan(200));
    }

    private List<CallbackEvent> events() {
        List<CallbackEvent> events = new ArrayList<>();
        for (Envelope envelope : recorded()) {
            provider.parse(envelope).stream()
                    .flatMap(p -> p instanceof Parsed.Event e ? Stream.of(e.event()) : Stream.of())
                    .forEach(events::add);
        }
        return events;
    }

    private static Secrets only(String setting) {
        return new Secrets(Map.of(setting, List.of(SECRET)));
    }

    private static WebhookRequest request(Function<String, String> header) {
        return new WebhookRequest(
                "https://h/x?y=z", "application/json", header, "{}".getBytes(UTF_8));
    }
}
