package retorno.event;

import org.jspecify.annotations.Nullable;

/// Somebody wrote to us from a phone. `message.recipient` is our number, `message.sender` theirs.
///
/// @param channel lower case, `sms` unless the provider says otherwise
/// @param text what they wrote; null for a picture without words
/// @param media how many files came with it
public record MessageReceived(
        Occurred occurred,
        Message message,
        String channel,
        @Nullable String text,
        @Nullable Long media,
        Correlation correlation)
        implements CallbackEvent {}
