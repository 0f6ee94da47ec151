package retorno.actions.calls.commands;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Rings when Twilio does not know us: nothing is asked of it any more until the program is started
/// with other settings, because each further attempt would be refused as well.
@Component("twilioHealthIndicator")
public class TwilioAlarm implements HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(TwilioAlarm.class);

    private final AtomicReference<@Nullable String> sentence = new AtomicReference<>();

    TwilioAlarm() {}

    void ring(Instant now, String failure) {
        String told =
                "Twilio refuses our credentials since %s (%s): correct RETORNO_TWILIO_ACCOUNT_SID or RETORNO_TWILIO_AUTH_TOKENS and start again"
                        .formatted(now, failure);
        if (sentence.compareAndSet(null, told)) {
            log.error(told);
        }
    }

    /// Why nothing is asked of Twilio; empty while all is well.
    public Optional<String> reason() {
        return Optional.ofNullable(sentence.get());
    }

    @Override
    public Health health() {
        return reason().map(reason -> Health.down().withDetail("reason", reason).build())
                .orElseGet(() -> Health.up().build());
    }
}
