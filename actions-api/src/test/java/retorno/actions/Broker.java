package retorno.actions;

import java.util.Map;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// A real Kafka broker, one for the whole test run, started by the first who asks for it.
public final class Broker {
    private Broker() {}

    public static String bootstrap() {
        return Started.BROKER.getBrokersAsString();
    }

    private static final class Started {
        static final EmbeddedKafkaKraftBroker BROKER = start();

        private static EmbeddedKafkaKraftBroker start() {
            EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
            broker.brokerProperties(
                    Map.of(
                            "auto.create.topics.enable", "false",
                            "offsets.topic.num.partitions", "1",
                            "message.max.bytes", "8388608"));
            broker.afterPropertiesSet();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
            return broker;
        }
    }
}
