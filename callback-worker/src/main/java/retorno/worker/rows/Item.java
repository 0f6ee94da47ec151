package retorno.worker.rows;

import retorno.event.CallbackEvent;

/// An event on its way into a table.
public record Item<E extends CallbackEvent>(E event, Lineage lineage) {}
