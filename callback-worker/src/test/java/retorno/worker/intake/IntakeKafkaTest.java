package retorno.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import retorno.worker.topics.PollBound;

class IntakeKafkaTest {
    private final PollBound bound = new PollBound(10);
    private final MockConsumer<Object, Object> consumer = new MockConsumer<>("earliest");

    /// Between two polls of a batch's own are those that keep the consumer in its group.
    @Test
    void aPollIsBoundedUntilItsBatchIsThere() {
        IntakeKafka.Bounded bounded = new IntakeKafka.Bounded(bound);
        bounded.setupThreadState(consumer);
        value(8);
        assertThatThrownBy(() -> value(8)).isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> value(1)).isInstanceOf(SerializationException.class);

        ConsumerRecords<Object, Object> records = ConsumerRecords.empty();
        assertThat(bounded.intercept(records, consumer)).isSameAs(records);
        value(8);
        value(8);

        bounded.setupThreadState(consumer);
        value(8);
        assertThatThrownBy(() -> value(8)).isInstanceOf(SerializationException.class);
    }

    private void value(int length) {
        assertThat(bound.deserialize("topic", new byte[length])).hasSize(length);
    }
}
