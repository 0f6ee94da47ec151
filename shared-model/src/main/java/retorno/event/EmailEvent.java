package retorno.event;

import org.jspecify.annotations.Nullable;

/// Something happened to an e-mail: sent, delivered, bounced, opened, clicked, complained of.
///
/// @param domain the sending domain, on tracking notifications
public record EmailEvent(
        Occurred occurred,
        Message message,
        Outcome outcome,
        Engagement engagement,
        @Nullable String domain,
        Correlation correlation)
        implements CallbackEvent {}
