package retorno.standalone;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import retorno.program.CannotStart;
import retorno.program.Shutdown;

/// Lets the broker start while Spring does, and makes Spring wait where it first needs Kafka: at
/// the bean that declares the topics. Nothing listens, sends or serves before that one.
final class BrokerFirst
        implements BeanPostProcessor,
                ApplicationContextInitializer<ConfigurableApplicationContext> {
    private final FutureTask<EmbeddedBroker> broker;

    private BrokerFirst(FutureTask<EmbeddedBroker> broker) {
        this.broker = broker;
    }

    /// The broker starts once Spring has the settings; it is closed by `shutdown`.
    static BrokerFirst of(Path log, BrokerSettings settings, Shutdown shutdown) {
        return new BrokerFirst(
                new FutureTask<>(() -> shutdown.closing(EmbeddedBroker.start(log, settings))));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Thread.ofPlatform().daemon().name("broker-start").start(broker);
        context.getBeanFactory().addBeanPostProcessor(this);
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof KafkaConnectionDetails) {
            await();
        }
        return bean;
    }

    private void await() {
        try {
            broker.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof CannotStart known
                    ? known
                    : new CannotStart("the Kafka broker does not start", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CannotStart("stopped before the Kafka broker was ready", stopping);
        }
    }
}
