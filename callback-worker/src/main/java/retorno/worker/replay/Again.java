package retorno.worker.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;
import retorno.worker.intake.Reading;
import retorno.worker.rows.Image;

/// A record read again, and the rows that its items would be today.
///
/// @param images one for each item; null where the item is no event
record Again(Reading reading, List<@Nullable Image> images) {

    String receipt() {
        return reading.envelope().receipt().toString();
    }

    /// Whether a stored row came from this very record.
    boolean owns(StoredRow row) {
        return row.number("kafka_offset") == reading.offset()
                && row.number("kafka_partition") == reading.partition().partition()
                && row.text("topic").equals(reading.partition().topic());
    }
}
