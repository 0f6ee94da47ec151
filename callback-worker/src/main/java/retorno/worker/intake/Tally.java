package retorno.worker.intake;

import java.util.HashMap;
import java.util.Map;
import retorno.provider.Providers;

/// How many items of each type ended in which way.
final class Tally {
    /// For types that no provider has: anybody may write anything into a header.
    private static final String OTHER = "other";

    private final Map<Key, Integer> counts = new HashMap<>();

    /// The ways in which an item ends.
    enum Outcome {
        STORED,
        DUPLICATE,
        DEAD_LETTER,
        IGNORED
    }

    record Key(String type, Outcome outcome) {}

    void count(String type, Outcome outcome) {
        String known = Providers.ofType(type).isPresent() ? type : OTHER;
        counts.merge(new Key(known, outcome), 1, Integer::sum);
    }

    Map<Key, Integer> counts() {
        return counts;
    }
}
