package retorno.standalone;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Lets the broker start while Spring does, and makes Spring wait where it first needs Kafka: at
/// the bean that declares the topics. Nothing listens, sends or serves before that one.
final class BrokerFirst
        implements BeanPostProcessor,
                ApplicationContextInitializer<ConfigurableApplicationContext> {
    private final FutureTask<EmbeddedBroker> broker;

    private BrokerFirst(FutureTask<EmbeddedBroker> broker) {
        this.broker = broker;
    }

    /// Begins to start the broker, and leaves it to be closed by `shutdown`.
    static BrokerFirst starting(Path log, BrokerSettings settings, Shutdown shutdown) {
        FutureTask<EmbeddedBroker> broker =
                new FutureTask<>(() -> shutdown.closing(EmbeddedBroker.start(log, settings)));
        Thread.ofPlatform().daemon().name("broker-start").start(broker);
        return new BrokerFirst(broker);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
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
