package retorno.worker.intake;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import retorno.envelope.Envelope;
import retorno.provider.Parsed;
import retorno.worker.rows.Lineage;

/// A record, and what its bytes say.
///
/// @param items at least one
record Reading(TopicPartition partition, long offset, Envelope envelope, List<Parsed> items) {

    Lineage lineage(int item) {
        return new Lineage(
                envelope.receipt(),
                partition.topic(),
                partition.partition(),
                offset,
                item,
                envelope.receivedAt());
    }
}
