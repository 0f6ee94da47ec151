package retorno.worker;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// A batch that is being tried again is given up when the worker stops, and read again by the next
/// one: Spring's stack trace about it is no news.
@Component
class Hush {
    private final LoggingSystem logging;

    Hush(LoggingSystem logging) {
        this.logging = logging;
    }

    @EventListener(ContextClosedEvent.class)
    void stopping() {
        logging.setLogLevel("org.springframework.kafka.listener", LogLevel.OFF);
    }
}
