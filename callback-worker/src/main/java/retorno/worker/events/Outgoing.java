package retorno.worker.events;

import retorno.event.EventWriter;
import retorno.event.PublishedEvent;

/// An event as it goes to the topic.
///
/// @param key orders it among others
/// @param json CloudEvents JSON
public record Outgoing(String key, byte[] json) {
    static Outgoing of(PublishedEvent event, EventWriter writer) {
        return new Outgoing(event.key(), writer.json(event));
    }
}
