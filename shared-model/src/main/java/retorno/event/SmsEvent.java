package retorno.event;

import org.jspecify.annotations.Nullable;

/// Something happened to a message we sent to a phone: SMS, MMS, WhatsApp and their kin.
///
/// @param channel lower case, `sms` unless the provider says otherwise
/// @param network mobile country and network code, as text
public record SmsEvent(
        Occurred occurred,
        Message message,
        Outcome outcome,
        Engagement engagement,
        String channel,
        @Nullable String network,
        Correlation correlation)
        implements CallbackEvent {}
