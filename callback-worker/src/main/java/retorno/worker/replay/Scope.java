package retorno.worker.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import retorno.envelope.Envelope;
import retorno.worker.replay.ReplayStore.Stretch;
import retorno.worker.rows.Image;

/// A selection made ready: the stretches of the log to be read, and which of their records are
/// meant.
///
/// @param receipts that the tables connect with the message, contact or fingerprint that is meant
/// @param expired what is meant, but Kafka has deleted, one sentence each
record Scope(
        Selection selection, List<Stretch> stretches, Set<String> receipts, List<String> expired) {

    /// How many offsets there are to be looked at.
    long offsets() {
        return stretches.stream().mapToLong(s -> Math.max(0, s.until() - s.next())).sum();
    }

    /// Whether a record is meant, before it is parsed.
    boolean mayMean(Envelope envelope) {
        return (selection.from() == null || !envelope.receivedAt().isBefore(selection.from()))
                && (selection.to() == null || envelope.receivedAt().isBefore(selection.to()))
                && (selection.receipt() == null || selection.receipt().equals(envelope.receipt()))
                && (selection.type() == null || selection.type().equals(envelope.type()))
                && (selection.fingerprint() == null
                        || receipts.contains(envelope.receipt().toString()));
    }

    /// Whether a record is meant, by the rows that it would be or that it has.
    boolean means(Again again) {
        if (selection.id() == null && selection.contact() == null) {
            return true;
        }
        for (Image image : again.images()) {
            if (image != null && means(image.columns())) {
                return true;
            }
        }
        return receipts.contains(again.receipt());
    }

    private boolean means(Map<String, @Nullable Object> row) {
        return (selection.id() == null
                        || selection.id().equals(row.get("id_externo"))
                        || selection.id().equals(row.get("call_sid")))
                && (selection.contact() == null
                        || selection.contact().equals(row.get("qj_contact_id")));
    }
}
