package retorno.worker.replay;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What earlier batches of a dry run would have made, so that a second delivery of the same event
/// is not told as new. Only so many are remembered: in a log that has more new events than that,
/// one that comes again much later is told twice.
final class Made {
    private static final int MOST = 200_000;

    private final Set<String> keys;

    Made() {
        this(MOST);
    }

    Made(int most) {
        keys =
                Collections.newSetFromMap(
                        new LinkedHashMap<>() {
                            @Override
                            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                                return size() > most;
                            }
                        });
    }

    /// Whether a row is made for the first time.
    boolean row(String eventKey) {
        return keys.add(eventKey);
    }

    /// Whether a dead letter is made for the first time; a refused event's may have its row's.
    boolean letter(String eventKey) {
        return keys.add("letter " + eventKey);
    }
}
