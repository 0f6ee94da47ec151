package retorno.worker.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that happened, of whatever channel.
///
/// @param happenedAt the provider's time, or that of receipt where it gives none
/// @param id of the message, call or conference
/// @param recipient the other side's address or number
/// @param event our word, `status` the provider's
/// @param detail an error's name, a clicked URL, a message's text, a reason
public record Happening(
        Instant happenedAt,
        String channel,
        String event,
        @Nullable String status,
        @Nullable String recipient,
        @Nullable String id,
        @Nullable Long contactId,
        @Nullable String campaign,
        @Nullable String detail,
        String provider,
        String receipt) {}
