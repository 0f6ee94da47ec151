package retorno.ingest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import retorno.envelope.Envelope;
import retorno.ingest.problem.Refusal;
import retorno.ingest.spool.Appended;
import retorno.ingest.spool.Spool;

/// Brings a request to where it is durable: to Kafka, or to the spool while Kafka is away.
///
/// That something waits in the spool means that Kafka is away: from then on nobody waits for an ack
/// in vain, and everybody queues behind what came before. Where the spool can take nothing, one
/// request now and then waits for all.
@Component
final class Safekeeping {
    private static final Logger log = LoggerFactory.getLogger(Safekeeping.class);

    private final EnvelopePublisher publisher;
    private final Spool spool;

    Safekeeping(EnvelopePublisher publisher, Spool spool) {
        this.publisher = publisher;
        this.spool = spool;
    }

    /// Returns when the bytes are durable.
    ///
    /// @throws Refusal 503 when neither Kafka nor the disk took them
    void keep(Envelope envelope, @Nullable String key) {
        if (spool.isEmpty() && publisher.worthTrying() && published(envelope, key)) {
            return;
        }
        switch (spool.append(envelope, key)) {
            case Appended.Kept kept -> {}
            case Appended.Refused refused -> {
                log.debug("a request is not kept: {}", refused.why());
                throw Refusal.notKept();
            }
        }
    }

    private boolean published(Envelope envelope, @Nullable String key) {
        try {
            publisher.publish(envelope, key);
            return true;
        } catch (EnvelopePublisher.NotAcked notAcked) {
            return false;
        }
    }
}
