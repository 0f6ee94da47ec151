package retorno.worker.rows;

import retorno.event.CallbackEvent;
import retorno.event.PublishedEvent;

/// An event on its way into a table.
public record Item<E extends CallbackEvent>(E event, Lineage lineage) {

    /// The event as it is published once it has its row.
    public PublishedEvent published() {
        return PublishedEvent.of(lineage.receipt().toString(), lineage.receivedAt(), event);
    }
}
