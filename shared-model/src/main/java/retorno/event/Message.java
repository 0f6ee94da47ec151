package retorno.event;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The message that an event is about, as far as the provider names it.
///
/// @param id the provider's message id, always text
/// @param bulkId the sending it was part of
/// @param recipient e-mail address or phone, as written by the provider
/// @param sender e-mail address, phone or alphanumeric name
/// @param sentAt when it was sent
/// @param parts how many messages it was charged as
/// @param price the price of one message, in `currency`
/// @param currency ISO 4217, or whatever the provider calls it
public record Message(
        @Nullable String id,
        @Nullable String bulkId,
        @Nullable String recipient,
        @Nullable String sender,
        @Nullable Instant sentAt,
        @Nullable Long parts,
        @Nullable BigDecimal price,
        @Nullable String currency) {}
