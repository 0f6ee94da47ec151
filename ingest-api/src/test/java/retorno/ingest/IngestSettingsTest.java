package retorno.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;
import retorno.program.CannotStart;
import retorno.provider.Secrets;

/// The variables of the contract, as a real environment spells them, above `ingest.yaml`.
class IngestSettingsTest {

    @Test
    void bindsEveryVariableOfTheContract() throws IOException {
        Map<String, Object> variables = new HashMap<>();
        variables.put("RETORNO_PUBLIC_URL", " https://hooks.example.com/in/ ");
        variables.put("RETORNO_TWILIO_AUTH_TOKENS", "one, two");
        variables.put("RETORNO_INFOBIP_USERS", "hook:pass:word,b:c");
        variables.put("RETORNO_INFOBIP_TOKENS", "t");
        variables.put("RETORNO_INFOBIP_HMAC_SECRETS", "s1,s2");
        variables.put("RETORNO_INFOBIP_HMAC_HEADER", "X-Sig");
        variables.put("RETORNO_INFOBIP_HMAC_ALGORITHM", "HMAC_SHA_256");
        variables.put("RETORNO_MAX_BODY", "2MB");
        variables.put("RETORNO_MAX_IN_FLIGHT", "64MB");
        variables.put("RETORNO_ACK_TIMEOUT", "3s");
        variables.put("RETORNO_PARTITIONS", "6");
        variables.put("RETORNO_RETENTION", "7d");
        variables.put("RETORNO_ALLOW_UNSIGNED", "true");
        variables.put("RETORNO_TOPICS_INFOBIP_SMS", "sms-webhook");
        variables.put("RETORNO_TOPICS_TWILIO_CALL_STATUS", "calls");
        variables.put("RETORNO_SPOOL_DIR", "/not/ours");
        IngestSettings settings = environment(variables);
        assertThat(settings.publicUrl()).isEqualTo("https://hooks.example.com/in");
        assertThat(settings.maxBody()).isEqualTo(DataSize.ofMegabytes(2));
        assertThat(settings.maxInFlight()).isEqualTo(DataSize.ofMegabytes(64));
        assertThat(settings.ackTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.partitions()).isEqualTo(6);
        assertThat(settings.retention()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.allowUnsigned()).isTrue();
        assertThat(settings.topics())
                .containsOnly(
                        Map.entry("infobip.sms", "sms-webhook"),
                        Map.entry("twilio.call-status", "calls"));
        Secrets secrets = settings.secrets();
        assertThat(secrets.all("twilio.auth-tokens")).containsExactly("one", "two");
        assertThat(secrets.all("infobip.users")).containsExactly("hook:pass:word", "b:c");
        assertThat(secrets.all("infobip.tokens")).containsExactly("t");
        assertThat(secrets.all("infobip.hmac-secrets")).containsExactly("s1", "s2");
        assertThat(secrets.one("infobip.hmac-header", "")).isEqualTo("x-sig");
        assertThat(secrets.one("infobip.hmac-algorithm", "")).isEqualTo("HMAC_SHA_256");
    }

    @Test
    void takesABlankVariableAsNotSet() throws IOException {
        Map<String, Object> blank = new HashMap<>();
        for (String name :
                List.of(
                        "PUBLIC_URL",
                        "TWILIO_AUTH_TOKENS",
                        "INFOBIP_USERS",
                        "INFOBIP_TOKENS",
                        "INFOBIP_HMAC_SECRETS",
                        "INFOBIP_HMAC_HEADER",
                        "INFOBIP_HMAC_ALGORITHM",
                        "MAX_BODY",
                        "MAX_IN_FLIGHT",
                        "ACK_TIMEOUT",
                        "PARTITIONS",
                        "RETENTION",
                        "ALLOW_UNSIGNED")) {
            blank.put("RETORNO_" + name, "");
        }
        assertThat(environment(blank)).isEqualTo(environment(Map.of()));
        assertThat(environment(blank).secrets().settings()).isEmpty();
    }

    @Test
    void meansWithoutYamlWhatTheYamlSays() throws IOException {
        assertThat(new Binder().bindOrCreate("retorno", IngestSettings.class))
                .isEqualTo(environment(Map.of()));
    }

    @Test
    void printsNoSecret() throws IOException {
        IngestSettings settings =
                environment(
                        Map.of(
                                "RETORNO_TWILIO_AUTH_TOKENS", "hidden1",
                                "RETORNO_INFOBIP_USERS", "u:hidden2",
                                "RETORNO_INFOBIP_TOKENS", "hidden3",
                                "RETORNO_INFOBIP_HMAC_SECRETS", "hidden4"));
        assertThat(settings + "" + settings.twilio() + settings.infobip() + settings.secrets())
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            textBlock =
                    """
                    RETORNO_PUBLIC_URL,           hooks.example.com,            absolute http or https URL
                    RETORNO_PUBLIC_URL,           ftp://hooks.example.com,      absolute http or https URL
                    RETORNO_PUBLIC_URL,           https://u:hidden@example.com, without user
                    RETORNO_PUBLIC_URL,           https://example.com?x=hidden, query
                    RETORNO_PUBLIC_URL,           https://a b,                  absolute http or https URL
                    RETORNO_MAX_BODY,             0B,                           from 1KB to 256MB
                    RETORNO_MAX_BODY,             1GB,                          from 1KB to 256MB
                    RETORNO_MAX_IN_FLIGHT,        1MB,                          at least retorno.max-body
                    RETORNO_ACK_TIMEOUT,          9s,                           Twilio
                    RETORNO_PARTITIONS,           0,                            at least 1
                    RETORNO_RETENTION,            -1d,                          30d
                    RETORNO_INFOBIP_USERS,        hidden,                       user:password
                    RETORNO_INFOBIP_HMAC_HEADER,  authorization,                x-hub-signature
                    RETORNO_INFOBIP_HMAC_ALGORITHM, rot13,                      HMAC_SHA_256
                    RETORNO_TOPICS_INFOBIP_FAX,   fax,                          the types are
                    RETORNO_TOPICS_INFOBIP_SMS,   a b,                          topic name
                    """)
    void saysInOneSentenceWhatToChange(String variable, String value, String part) {
        assertThatThrownBy(() -> environment(Map.of(variable, value)))
                .rootCause()
                .isInstanceOf(CannotStart.class)
                .message()
                .contains(part)
                .doesNotContain("hidden", "\n")
                .endsWith(".");
    }

    private static IngestSettings environment(Map<String, Object> variables) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        List<PropertySource<?>> sources = new ArrayList<>();
        sources.add(
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        sources.addAll(
                new YamlPropertySourceLoader()
                        .load("ingest", new ClassPathResource("ingest.yaml")));
        environment.getPropertySources().stream()
                .map(PropertySource::getName)
                .toList()
                .forEach(environment.getPropertySources()::remove);
        sources.forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment).bindOrCreate("retorno", IngestSettings.class);
    }
}
