package retorno.worker.intake;

import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;
import retorno.program.MachineClock;

/// Starts the consumer anew when the machine's clock was set back. By the old time its next
/// heartbeat would be due too late for the group, and its next look for a broker as well.
@Component
class ClockWatch implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final MachineClock clock = new MachineClock();
    private final KafkaListenerEndpointRegistry listeners;
    private final Thread thread = Thread.ofVirtual().name("clock").unstarted(this::watch);

    ClockWatch(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                if (clock.setBack()) {
                    LOG.warn("the clock of this machine was set back: the consumer starts anew");
                    restart();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart() {
        MessageListenerContainer intake =
                Objects.requireNonNull(listeners.getListenerContainer(IntakeKafka.LISTENER));
        intake.stop();
        intake.start();
    }

    @Override
    public void destroy() {
        thread.interrupt();
    }
}
