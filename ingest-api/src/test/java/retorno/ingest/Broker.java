package retorno.ingest;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// A real Kafka broker, one for all tests of a run; it makes no topic by itself.
final class Broker implements BeforeAllCallback {
    private static String address = "";

    static String address() {
        return address;
    }

    static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", address));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Running.class, ignored -> new Running(), Running.class);
    }

    /// A broker of its own, for a test that takes it away.
    static EmbeddedKafkaKraftBroker another() {
        return another(Map.of());
    }

    static EmbeddedKafkaKraftBroker another(Map<String, String> settings) {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(settings);
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.afterPropertiesSet();
        return broker;
    }

    static final class Running implements AutoCloseable {
        private final EmbeddedKafkaKraftBroker broker = another();

        Running() {
            address = broker.getBrokersAsString();
        }

        @Override
        public void close() {
            broker.destroy();
        }
    }
}
