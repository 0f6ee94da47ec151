package retorno.worker.intake;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import retorno.envelope.Envelope;
import retorno.provider.Parsed;
import retorno.worker.rows.Lineage;

/// A record, and what its bytes say.
///
/// @param items at least one
public record Reading(
        TopicPartition partition, long offset, Envelope envelope, List<Parsed> items) {

    /// Which bytes an item came from.
    public Lineage lineage(int item) {
        return new Lineage(
                envelope.receipt(),
                partition.topic(),
                partition.partition(),
                offset,
                item,
                envelope.receivedAt());
    }
}
