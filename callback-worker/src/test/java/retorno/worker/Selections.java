package retorno.worker;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import retorno.worker.replay.Selection;

/// Selections by one thing only.
final class Selections {
    /// Everything.
    static final Selection ALL =
            new Selection(null, null, null, null, null, null, null, null, null, null);

    private Selections() {}

    static Selection received(@Nullable Instant from, @Nullable Instant to) {
        return new Selection(from, to, null, null, null, null, null, null, null, null);
    }

    static Selection partition(int partition) {
        return new Selection(null, null, partition, null, null, null, null, null, null, null);
    }

    static Selection offsets(int partition, long first, long last) {
        return new Selection(null, null, partition, first, last, null, null, null, null, null);
    }

    static Selection receipt(UUID receipt) {
        return new Selection(null, null, null, null, null, receipt, null, null, null, null);
    }

    static Selection id(String id) {
        return new Selection(null, null, null, null, null, null, id, null, null, null);
    }

    static Selection contact(long contact) {
        return new Selection(null, null, null, null, null, null, null, contact, null, null);
    }

    static Selection type(String type) {
        return new Selection(null, null, null, null, null, null, null, null, type, null);
    }

    static Selection fingerprint(String fingerprint) {
        return new Selection(null, null, null, null, null, null, null, null, null, fingerprint);
    }
}
