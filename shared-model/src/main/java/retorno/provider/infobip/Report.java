package retorno.provider.infobip;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import retorno.event.CallbackEvent;
import retorno.event.Correlation;
import retorno.event.EmailEvent;
import retorno.event.Engagement;
import retorno.event.EventKey;
import retorno.event.Message;
import retorno.event.MessageReceived;
import retorno.event.Occurred;
import retorno.event.Occurrence;
import retorno.event.Outcome;
import retorno.event.SmsEvent;
import retorno.wire.Json;
import tools.jackson.databind.JsonNode;

/// One item and the event it is. The shape says what happened; the type of the endpoint only
/// whether an item that names no channel speaks of an e-mail or of a phone.
///
/// @see <a href="https://www.infobip.com/docs/api/channels/email">E-mail</a>
/// @see <a
///   href="https://www.infobip.com/docs/api#channels/sms/receive-outbound-sms-message-report-v3">SMS
///   delivery reports</a>
record Report(Fields item, Shape shape, String type) {
    static final String SMS = "infobip.sms";

    CallbackEvent event() {
        return switch (shape) {
            case INBOUND -> received();
            case PLATFORM -> email();
            case TRACKING, REPORT, SEEN -> ofEmail() ? email() : phone();
        };
    }

    private boolean ofEmail() {
        String channel = item.text("channel");
        return channel == null ? !type.equals(SMS) : channel.equalsIgnoreCase("EMAIL");
    }

    private EmailEvent email() {
        Fields about = shape == Shape.PLATFORM ? item.object("eventDetails") : item;
        return new EmailEvent(
                occurred(),
                message(),
                outcome(),
                engagement(),
                about.text("domain"),
                correlation());
    }

    private SmsEvent phone() {
        return new SmsEvent(
                occurred(),
                message(),
                outcome(),
                engagement(),
                channel(),
                item.text("mccMnc"),
                correlation());
    }

    private MessageReceived received() {
        Inbound inbound = Inbound.of(item);
        return new MessageReceived(
                occurred(), message(), channel(), inbound.text(), inbound.media(), correlation());
    }

    private String channel() {
        String channel = item.text("channel", "integrationType");
        return channel == null ? "sms" : channel.toLowerCase(Locale.ROOT);
    }

    private Occurred occurred() {
        return switch (shape) {
            case TRACKING -> {
                String word = item.text("notificationType");
                yield at(Statuses.ofNotification(word), word, item.time("sendDateTime"));
            }
            case PLATFORM -> {
                String word = item.object("eventDetails").text("type");
                yield at(Occurrence.PLATFORM_WARNING, word, item.time("createdAt"));
            }
            case REPORT -> reported(status());
            case SEEN -> at(Occurrence.READ, item.text("event"), item.time("seenAt"));
            case INBOUND -> at(Occurrence.RECEIVED, item.text("event"), item.time("receivedAt"));
        };
    }

    private Occurred reported(Fields status) {
        Occurrence occurrence =
                ofEmail()
                        ? Statuses.ofEmail(status, item.object("error"))
                        : Statuses.ofPhone(status);
        Instant done = item.time("doneAt");
        return at(
                occurrence,
                status.text("groupName", "name"),
                done != null ? done : item.object("voiceCall").time("endTime"));
    }

    private Occurred at(Occurrence occurrence, @Nullable String word, @Nullable Instant at) {
        return new Occurred(Infobip.NAME, key(), occurrence, word, at);
    }

    /// Infobip's event id where it gives one; one id may serve several recipients. Delivery reports
    /// have none: there the whole content decides.
    private EventKey key() {
        String eventId = item.text("eventId");
        if (eventId == null) {
            return Json.digest(item.node(), EventKey.of(type)).key();
        }
        return EventKey.of("infobip.event")
                .add(eventId)
                .add(item.text("notificationType"))
                .add(item.text("messageId"))
                .add(recipient())
                .key();
    }

    private Message message() {
        Fields price = item.object("price");
        return new Message(
                item.text("messageId"),
                item.text("bulkId"),
                recipient(),
                item.text("sender", "from"),
                item.time("sentAt"),
                item.whole("smsCount", "messageCount"),
                price.decimal("pricePerMessage"),
                price.text("currency"));
    }

    private @Nullable String recipient() {
        return item.text("to", "recipient", "destination", "phone");
    }

    /// Number masking has a bare word where the others have an object.
    private Fields status() {
        JsonNode status = item.raw("status");
        return status != null && status.isValueNode()
                ? Fields.of(Json.object().set("groupName", status))
                : item.object("status");
    }

    private Outcome outcome() {
        Fields status = item.object("status");
        Fields error = item.object("error");
        return new Outcome(
                status.whole("id"),
                status.text("name"),
                status.text("description"),
                error.whole("id"),
                error.text("name"),
                error.text("description"),
                error.flag("permanent"));
    }

    /// The documents say `geoLocation`, the wire `geoLocationInfo`.
    private Engagement engagement() {
        Fields device = item.object("recipientInfo");
        Fields place = item.object(item.has("geoLocation") ? "geoLocation" : "geoLocationInfo");
        return new Engagement(
                item.text("url"),
                device.text("deviceType"),
                device.text("os"),
                device.text("deviceName"),
                place.text("countryName", "country_name", "country"),
                place.text("city"));
    }

    private Correlation correlation() {
        return CallbackData.of(item);
    }
}
