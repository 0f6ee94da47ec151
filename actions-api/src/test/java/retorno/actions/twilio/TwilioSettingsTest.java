package retorno.actions.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.program.CannotStart;

class TwilioSettingsTest {
    private final TwilioSettings settings = TwilioSettings.of(FarEnd.ACCOUNT, FarEnd.TOKEN);

    @Test
    void areTwiliosUnlessTold() {
        assertThat(settings.baseUrl()).isEqualTo("https://api.twilio.com");
        assertThat(settings.at("http://127.0.0.1:8083/").baseUrl())
                .isEqualTo("http://127.0.0.1:8083");
    }

    @Test
    void tellNobodyTheToken() {
        assertThat(settings.toString()).contains(FarEnd.ACCOUNT).doesNotContain(FarEnd.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.twilio.com",
                "ftp://api.twilio.com",
                "https://user:secret@api.twilio.com",
                "https://api.twilio.com?secret",
                "https://api.twilio.com#secret",
                "https:///secret",
                "https://secret of mine",
                ""
            })
    void aWrongBaseUrlIsNamedWithoutBeingRepeated(String url) {
        assertThatThrownBy(() -> settings.at(url))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("RETORNO_TWILIO_BASE_URL")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void aWrongAccountOrTokenIsNamed() {
        assertThatThrownBy(() -> TwilioSettings.of("me", FarEnd.TOKEN))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("RETORNO_TWILIO_ACCOUNT_SID");
        assertThatThrownBy(() -> TwilioSettings.of(FarEnd.ACCOUNT, " "))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("RETORNO_TWILIO_AUTH_TOKENS");
    }

    @Test
    void nobodyWaitsForEver() {
        for (Duration timeout : new Duration[] {Duration.ZERO, Duration.ofDays(1)}) {
            assertThatThrownBy(() -> timeouts(timeout, Duration.ofSeconds(1)))
                    .isInstanceOf(CannotStart.class);
            assertThatThrownBy(() -> timeouts(Duration.ofSeconds(1), timeout))
                    .isInstanceOf(CannotStart.class);
        }
    }

    private static TwilioSettings timeouts(Duration connect, Duration read) {
        return new TwilioSettings(
                TwilioSettings.TWILIO, FarEnd.ACCOUNT, FarEnd.TOKEN, connect, read);
    }
}
