package retorno.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import retorno.actions.settings.ActionsSettings;
import retorno.program.CannotStart;
import retorno.program.StartFailure;

class BootGuardTest {

    @Test
    void listensToThisMachineWithoutSecrets() {
        assertThatCode(() -> check("server.address", "127.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void listensToOthersOnlyWithApiKeys() {
        assertThatThrownBy(() ->
                        check(
                                "server.address", "0.0.0.0",
                                "retorno.twilio.auth-tokens", "secret"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("set RETORNO_API_KEYS");
    }

    @Test
    void listensToOthersOnlyWithAuthTokens() {
        assertThatThrownBy(() -> check("server.address", "0.0.0.0", "retorno.api-keys", "secret"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("RETORNO_TWILIO_AUTH_TOKENS");
        assertThatCode(() ->
                        check(
                                "server.address", "0.0.0.0",
                                "retorno.api-keys", "secret",
                                "retorno.allow-unsigned", "true"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "retorno.public-url, http://ingest_api:8080, RETORNO_PUBLIC_URL",
        "retorno.actions.public-url, calls.example.com, RETORNO_ACTIONS_PUBLIC_URL",
        "retorno.phone.from, 40028922, RETORNO_PHONE_FROM",
        "spring.datasource.url, jdbc:sqlite::memory:, SPRING_DATASOURCE_URL",
        "spring.datasource.url, jdbc:mysql://localhost/x, SPRING_DATASOURCE_URL",
    })
    void refusesWhatCannotWorkAndNamesTheVariable(String key, String value, String variable) {
        assertThatThrownBy(() -> check("server.address", "127.0.0.1", key, value))
                .satisfies(failed -> assertThat(StartFailure.sentence(failed)).contains(variable));
    }

    @Test
    void accountMustBeOne() {
        assertThatThrownBy(() ->
                        check(
                                "server.address", "127.0.0.1",
                                "retorno.twilio.account-sid", "me",
                                "retorno.twilio.auth-tokens", "secret"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("RETORNO_TWILIO_ACCOUNT_SID")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.twilio.com, http://127.0.0.1:8080, https://calls.example.com, true",
        "https://api.twilio.com, https://hooks.example.com, '', true",
        "https://api.twilio.com, https://hooks.example.com, http://localhost:8082, true",
        "https://api.twilio.com, https://hooks.example.com, https://calls.example.com, false",
        "http://127.0.0.1:8083, http://127.0.0.1:8080, '', false",
    })
    void knowsWhatTwilioCannotReach(
            String twilio, String ingest, String instructions, boolean outOfReach) {
        ActionsSettings settings =
                new Binder(
                                new MapConfigurationPropertySource(
                                        Map.of(
                                                "retorno.twilio.account-sid",
                                                "AC00000000000000000000000000000000",
                                                "retorno.twilio.auth-tokens",
                                                "secret",
                                                "retorno.twilio.base-url",
                                                twilio,
                                                "retorno.public-url",
                                                ingest,
                                                "retorno.actions.public-url",
                                                instructions)))
                        .bindOrCreate("retorno", ActionsSettings.class);

        assertThat(BootGuard.isOutOfReach(settings)).isEqualTo(outOfReach);
    }

    private static void check(String... settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server.port", "0");
        all.put("spring.datasource.url", "jdbc:sqlite:target/none.db");
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        BootGuard.check(environment);
    }
}
