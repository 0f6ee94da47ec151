package retorno.provider.twilio;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retorno.event.Engagement;
import retorno.event.Message;
import retorno.event.MessageReceived;
import retorno.event.Occurrence;
import retorno.event.SmsEvent;

/// Messages sent and received: SMS, MMS, WhatsApp and the other channels.
///
/// Twilio gives no time with either: `RawDlrDoneDate` is a carrier's clock in no known zone.
///
/// @see <a
///   href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">sent</a>
/// @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">received</a>
final class MessageCallbacks {
    private static final Map<String, Occurrence> STATUSES =
            Map.ofEntries(
                    Map.entry("accepted", Occurrence.ACCEPTED),
                    Map.entry("scheduled", Occurrence.SCHEDULED),
                    Map.entry("queued", Occurrence.QUEUED),
                    Map.entry("sending", Occurrence.SENDING),
                    Map.entry("sent", Occurrence.SENT),
                    Map.entry("delivered", Occurrence.DELIVERED),
                    Map.entry("partially_delivered", Occurrence.PARTIALLY_DELIVERED),
                    Map.entry("undelivered", Occurrence.UNDELIVERED),
                    Map.entry("failed", Occurrence.FAILED),
                    Map.entry("canceled", Occurrence.CANCELED),
                    Map.entry("read", Occurrence.READ),
                    Map.entry("receiving", Occurrence.RECEIVING),
                    Map.entry("received", Occurrence.RECEIVED));

    private MessageCallbacks() {}

    static @Nullable SmsEvent status(Params params) {
        Message message = message(params);
        String status = params.first("MessageStatus", "SmsStatus", "EventType");
        if (message.id() == null && status == null) {
            return null;
        }
        return new SmsEvent(
                params.occurred(status, occurrence(status), null),
                message,
                params.outcome(),
                Engagement.NONE,
                channel(params, message.recipient(), message.sender()),
                null,
                params.correlation());
    }

    static @Nullable MessageReceived incoming(Params params) {
        Message message = message(params);
        String status = params.first("SmsStatus", "MessageStatus");
        if (message.id() == null && status == null && message.sender() == null) {
            return null;
        }
        return new MessageReceived(
                params.occurred(status, Occurrence.RECEIVED, null),
                message,
                channel(params, message.sender(), message.recipient()),
                params.text("Body"),
                params.number("NumMedia"),
                params.correlation());
    }

    private static Occurrence occurrence(@Nullable String status) {
        return STATUSES.getOrDefault(Params.word(status), Occurrence.UNKNOWN);
    }

    /// The older names are Twilio's own and may differ: what is named after the message counts.
    private static Message message(Params params) {
        return new Message(
                params.first("MessageSid", "SmsMessageSid", "SmsSid"),
                params.text("MessagingServiceSid"),
                params.text("To"),
                params.text("From"),
                null,
                params.number("NumSegments"),
                null,
                null);
    }

    /// Numbers of channels other than SMS have the channel's name before a colon; not always.
    private static String channel(Params params, @Nullable String theirs, @Nullable String ours) {
        for (String address : new @Nullable String[] {theirs, ours}) {
            int colon = address == null ? -1 : address.indexOf(':');
            if (address != null && colon > 0 && isName(address.substring(0, colon))) {
                return address.substring(0, colon).toLowerCase(Locale.ROOT);
            }
        }
        String prefix = params.text("ChannelPrefix");
        return prefix == null ? "sms" : prefix.toLowerCase(Locale.ROOT);
    }

    private static boolean isName(String text) {
        return text.length() <= 32
                && text.chars().allMatch(c -> Character.isLetter(c) || c == '_' || c == '-');
    }
}
