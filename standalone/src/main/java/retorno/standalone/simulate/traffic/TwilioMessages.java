package retorno.standalone.simulate.traffic;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// Messages through Twilio: their statuses, and what people write. Neither says when.
///
/// @see <a
///   href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Sent</a>
/// @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Received</a>
final class TwilioMessages {
    private static final String OURS = "+551140028922";
    private static final DateTimeFormatter CARRIERS_CLOCK =
            DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// Not reached, blocked, unknown, a landline, filtered, and nobody knows.
    private static final List<String> ERRORS =
            List.of("30003", "30004", "30005", "30006", "30007", "30008");

    private static final List<String> WORDS =
            List.of("Olá, não quero mais 😀", "STOP", "SIM", "Pode ligar às 15h?", "1 & 2 = 100%");

    private final Chance chance;
    private final String account;

    private TwilioMessages(Chance chance, String account) {
        this.chance = chance;
        this.account = account;
    }

    /// What Twilio posts of one message, either way.
    ///
    /// @param account the sid of our account
    static List<Post> life(Chance chance, String account, Instant now) {
        TwilioMessages messages = new TwilioMessages(chance, account);
        return chance.in(0.2) ? List.of(messages.inbound()) : messages.outbound(now);
    }

    private List<Post> outbound(Instant now) {
        Recipient to = Recipient.of(chance);
        boolean whatsapp = chance.in(0.15);
        SequencedMap<String, String> message = message(to, whatsapp);
        List<Post> posts = new ArrayList<>();
        if (message.containsKey("MessagingServiceSid")) {
            posts.add(status(to, message, "queued"));
        }
        if (chance.in(0.03)) {
            message.put("ErrorCode", chance.of(ERRORS));
            posts.add(status(to, message, "failed"));
            return posts;
        }
        posts.add(status(to, message, "sent"));
        boolean delivered = chance.in(0.92);
        if (!delivered) {
            message.put("ErrorCode", chance.of(ERRORS));
        }
        if (!whatsapp) {
            message.put("RawDlrDoneDate", CARRIERS_CLOCK.format(now));
        }
        posts.add(status(to, message, delivered ? "delivered" : "undelivered"));
        if (whatsapp && delivered && chance.in(0.6)) {
            message.put("EventType", "READ");
            posts.add(status(to, message, "read"));
        }
        return posts;
    }

    private SequencedMap<String, String> message(Recipient to, boolean whatsapp) {
        String channel = whatsapp ? "whatsapp:" : "";
        String sid = chance.sid("SM");
        SequencedMap<String, String> message = new LinkedHashMap<>();
        message.put("SmsSid", sid);
        message.put("MessageSid", sid);
        message.put("AccountSid", account);
        message.put("From", channel + OURS);
        message.put("To", channel + "+" + to.phone());
        message.put("ApiVersion", "2010-04-01");
        if (chance.in(0.5)) {
            message.put("MessagingServiceSid", chance.sid("MG"));
        }
        if (whatsapp) {
            message.put("ChannelPrefix", "whatsapp");
            message.put("ChannelInstallSid", chance.sid("XE"));
        }
        return message;
    }

    private static Post status(Recipient to, SequencedMap<String, String> message, String status) {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("SmsStatus", status);
        form.put("MessageStatus", status);
        form.putAll(message);
        return Post.form("twilio.message-status", to.query(), form);
    }

    private Post inbound() {
        boolean picture = chance.in(0.1);
        String sid = chance.sid(picture ? "MM" : "SM");
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("ToCountry", "BR");
        form.put("ToState", "");
        form.put("SmsMessageSid", sid);
        form.put("NumMedia", picture ? "1" : "0");
        form.put("SmsSid", sid);
        form.put("FromCity", "");
        form.put("SmsStatus", "received");
        form.put("Body", picture ? "" : chance.of(WORDS));
        form.put("FromCountry", "BR");
        form.put("To", OURS);
        form.put("NumSegments", "1");
        form.put("MessageSid", sid);
        form.put("AccountSid", account);
        form.put("From", "+" + Recipient.of(chance).phone());
        form.put("ApiVersion", "2010-04-01");
        if (picture) {
            form.put("MediaContentType0", "image/jpeg");
            form.put(
                    "MediaUrl0",
                    "https://api.twilio.com/2010-04-01/Accounts/%s/Messages/%s/Media/%s"
                            .formatted(account, sid, chance.sid("ME")));
        }
        return Post.form("twilio.incoming-message", "", form);
    }
}
