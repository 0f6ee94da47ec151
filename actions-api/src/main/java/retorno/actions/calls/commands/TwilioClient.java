package retorno.actions.calls.commands;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retorno.actions.settings.ActionsSettings;
import retorno.actions.twilio.TwilioCalls;
import retorno.actions.twilio.TwilioSettings;

/// The way to Twilio.
@Configuration(proxyBeanMethods = false)
class TwilioClient {
    /// Stands for an account where none is set; no call is taken on then.
    private static final String NOBODY = "AC" + "0".repeat(32);

    @Bean
    TwilioCalls twilioCalls(ActionsSettings settings) {
        return new TwilioCalls(
                settings.twilio().client().orElseGet(() -> TwilioSettings.of(NOBODY, "none")));
    }
}
