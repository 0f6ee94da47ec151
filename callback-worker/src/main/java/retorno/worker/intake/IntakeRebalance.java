package retorno.worker.intake;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.stereotype.Component;
import retorno.worker.events.DueEvents;

/// Partitions come and go: what this worker remembers of them is right only while they are its own.
@Component
class IntakeRebalance implements ConsumerAwareRebalanceListener {
    private final PartitionBreaker breaker;
    private final DueEvents events;

    IntakeRebalance(PartitionBreaker breaker, DueEvents events) {
        this.breaker = breaker;
        this.events = events;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        breaker.assigned(partitions);
        events.assigned(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        breaker.revoked(partitions);
        events.revoked(partitions);
    }
}
