package retorno.worker.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.common.errors.InterruptException;
import retorno.event.CallbackEvent;
import retorno.event.EventWriter;
import retorno.worker.rows.Item;

/// Writes the events of a batch as JSON while the database is at work with their rows. Mostly all
/// of them turn out to be due, and the consumer's thread has nothing else to do just then.
final class Encoding {
    private final List<Piece> pieces = new ArrayList<>();

    /// Begins to write some events; these follow those of the call before in the order of the log.
    void begin(List<Item<CallbackEvent>> items) {
        FutureTask<List<Outgoing>> written = new FutureTask<>(() -> written(items));
        pieces.add(new Piece(items, written));
        Thread.ofVirtual().name("events").start(written);
    }

    /// Two choices of them as they go out, together in the order of the log. Each choice is in that
    /// order as well.
    List<Outgoing> of(List<Item<CallbackEvent>> some, List<Item<CallbackEvent>> others) {
        List<Outgoing> chosen = new ArrayList<>(some.size() + others.size());
        int nextOfSome = 0;
        int nextOfOthers = 0;
        for (Piece piece : pieces) {
            List<Outgoing> written = piece.await();
            for (int i = 0; i < written.size(); i++) {
                Item<CallbackEvent> item = piece.items.get(i);
                if (nextOfSome < some.size() && some.get(nextOfSome) == item) {
                    nextOfSome++;
                    chosen.add(written.get(i));
                } else if (nextOfOthers < others.size() && others.get(nextOfOthers) == item) {
                    nextOfOthers++;
                    chosen.add(written.get(i));
                }
            }
        }
        if (chosen.size() < some.size() + others.size()) {
            throw new IllegalStateException("an event was never begun, or is out of order");
        }
        return chosen;
    }

    private static List<Outgoing> written(List<Item<CallbackEvent>> items) {
        EventWriter writer = new EventWriter();
        return items.stream().map(item -> Outgoing.of(item.published(), writer)).toList();
    }

    private record Piece(List<Item<CallbackEvent>> items, FutureTask<List<Outgoing>> written) {
        List<Outgoing> await() {
            try {
                return written.get();
            } catch (InterruptedException stopping) {
                throw new InterruptException(stopping);
            } catch (ExecutionException failed) {
                throw new IllegalStateException("an event cannot be written", failed.getCause());
            }
        }
    }
}
