package retorno.worker.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import retorno.envelope.Envelope;
import retorno.provider.Parsed;
import retorno.provider.Provider;
import retorno.provider.Providers;

/// Reads what a record says. Never throws: whatever a record holds, it must not stop those behind
/// it.
@Component
public class RecordReader {
    private final Function<String, Optional<Provider>> providers;

    /// Reads what any of our providers says.
    @Autowired
    public RecordReader() {
        this(Providers::ofType);
    }

    RecordReader(Function<String, Optional<Provider>> providers) {
        this.providers = providers;
    }

    /// Reads a record.
    public Reading read(ConsumerRecord<String, byte[]> record) {
        Envelope envelope = RecordEnvelope.of(record);
        return new Reading(
                new TopicPartition(record.topic(), record.partition()),
                record.offset(),
                envelope,
                record.value() == null
                        ? List.of(new Parsed.Ignored("tombstone"))
                        : items(envelope));
    }

    /// What is known of a record without reading its body.
    public Envelope envelope(ConsumerRecord<String, byte[]> record) {
        return RecordEnvelope.of(record);
    }

    /// Reads a body.
    ///
    /// @return at least one item
    public List<Parsed> items(Envelope envelope) {
        if (envelope.type().equals(RecordEnvelope.UNKNOWN)) {
            return List.of(unreadable(envelope, "not-json", RecordEnvelope.flaw(envelope)));
        }
        return providers
                .apply(envelope.type())
                .map(provider -> parse(provider, envelope))
                .orElseGet(() ->
                        List.of(
                                unreadable(
                                        envelope,
                                        "unknown-type",
                                        "no provider has the type " + envelope.type())));
    }

    /// A parser promises never to throw. One that does so all the same is our bug, found later in
    /// the dead letters; its message may hold parts of the body and is left out.
    private static List<Parsed> parse(Provider provider, Envelope envelope) {
        try {
            List<Parsed> items = provider.parse(envelope);
            return items.isEmpty()
                    ? List.of(unreadable(envelope, "parser-failed", "the parser found no item"))
                    : items;
        } catch (RuntimeException | StackOverflowError broken) {
            String where = provider.name() + " parser threw " + broken.getClass().getName();
            return List.of(unreadable(envelope, "parser-failed", where));
        }
    }

    private static Parsed unreadable(Envelope envelope, String cause, String detail) {
        return new Parsed.Unreadable(cause, "$", detail, envelope.body());
    }
}
