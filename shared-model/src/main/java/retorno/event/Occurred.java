package retorno.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The part that every event has.
///
/// @param provider who says so, lower case, for example `infobip`
/// @param key the event's identity: the same event always has the same key
/// @param occurrence our word for it
/// @param status the provider's own word, or its group's (DELIVERED, OPENED, no-answer)
/// @param at the provider's time, to the millisecond; null where it gives none: never "now"
public record Occurred(
        String provider,
        EventKey key,
        Occurrence occurrence,
        @Nullable String status,
        @Nullable Instant at) {

    /// The key under which the event's row stands and the event is published: `event_key`. Of two
    /// that say they are the same event and give it two times, each is one of its own.
    ///
    /// @see EventKey#at
    public String rowKey() {
        return key.at(at);
    }
}
