package retorno.worker.events;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.common.errors.InterruptException;
import retorno.event.CallbackEvent;
import retorno.worker.rows.Item;

/// Writes the events of a batch as JSON while the database is at work with their rows. Mostly all
/// of them turn out to be due, and the consumer's thread has nothing else to do just then.
final class Encoding {
    private final List<FutureTask<Map<Item<CallbackEvent>, Outgoing>>> pieces = new ArrayList<>();

    void begin(List<Item<CallbackEvent>> items) {
        FutureTask<Map<Item<CallbackEvent>, Outgoing>> piece =
                new FutureTask<>(() -> encoded(items));
        pieces.add(piece);
        Thread.ofVirtual().name("events").start(piece);
    }

    /// Some of them as they go out, in the order given.
    List<Outgoing> of(List<Item<CallbackEvent>> due) {
        Map<Item<CallbackEvent>, Outgoing> all = new IdentityHashMap<>(due.size());
        try {
            for (FutureTask<Map<Item<CallbackEvent>, Outgoing>> piece : pieces) {
                all.putAll(piece.get());
            }
        } catch (InterruptedException stopping) {
            throw new InterruptException(stopping);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an event cannot be written", failed.getCause());
        }
        return due.stream().map(item -> Objects.requireNonNull(all.get(item))).toList();
    }

    private static Map<Item<CallbackEvent>, Outgoing> encoded(List<Item<CallbackEvent>> items) {
        Map<Item<CallbackEvent>, Outgoing> all = new IdentityHashMap<>(items.size());
        items.forEach(item -> all.put(item, Outgoing.of(item.published())));
        return all;
    }
}
