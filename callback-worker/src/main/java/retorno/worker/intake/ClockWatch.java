package retorno.worker.intake;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;
import retorno.program.MachineClock;

/// Starts a new consumer when the machine's clock was set back. By the old one's waits its next
/// heartbeat would come too late for the group.
@Component
class ClockWatch implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private final KafkaListenerEndpointRegistry listeners;
    private final IntakeStarter starter;
    private @Nullable AutoCloseable watch;

    ClockWatch(KafkaListenerEndpointRegistry listeners, IntakeStarter starter) {
        this.listeners = listeners;
        this.starter = starter;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        watch = MachineClock.watch(this::restart);
    }

    private void restart() {
        LOG.warn("the clock of this machine was set back: a new consumer starts");
        MessageListenerContainer intake =
                Objects.requireNonNull(listeners.getListenerContainer(IntakeKafka.LISTENER));
        intake.stop();
        starter.start(intake, Duration.ZERO);
    }

    @Override
    public void destroy() throws Exception {
        if (watch != null) {
            watch.close();
        }
    }
}
