package retorno.worker.outbox;

import java.util.List;
import org.springframework.stereotype.Component;
import retorno.event.CallbackEvent;
import retorno.event.PublishedEvent;
import retorno.worker.WorkerSettings;
import retorno.worker.rows.Item;

/// Where new rows leave their events that do not come from reading on. The live worker publishes
/// what is in it every few seconds, whoever put it there.
@Component
public class Outbox {
    private final OutboxStore store;
    private final boolean on;

    Outbox(OutboxStore store, WorkerSettings settings) {
        this.store = store;
        this.on = settings.events();
    }

    /// An event that waits.
    public record Waiting(long id, PublishedEvent event) {}

    /// Adds events, in their order. Must run inside the transaction that makes their rows.
    public void put(List<Item<CallbackEvent>> fresh) {
        if (on && !fresh.isEmpty()) {
            store.insert(fresh.stream().map(Item::published).toList());
        }
    }

    /// Those that have waited longest.
    public List<Waiting> waiting(int most) {
        return store.first(most);
    }

    /// They are published.
    public void published(List<Waiting> events) {
        store.delete(events.stream().map(Waiting::id).toList());
    }
}
