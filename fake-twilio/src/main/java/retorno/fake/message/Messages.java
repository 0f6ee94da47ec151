package retorno.fake.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import retorno.fake.clock.Timeline;
import retorno.fake.outgoing.Courier;
import retorno.fake.outgoing.Hook;
import retorno.fake.resource.Refusal;
import retorno.fake.script.Script;
import retorno.fake.script.Scripts;

/// Every message. To be used within the timeline's turn.
///
/// @see <a
///   href="https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks">
///   what becomes of them</a>
public final class Messages {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final String SERVICE_NUMBER = "+15005550006";
    private static final Set<String> STOP =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT");
    private static final Set<String> START = Set.of("START", "YES", "UNSTOP");

    private final Timeline timeline;
    private final Courier courier;
    private final Scripts scripts;
    private final String accountSid;
    private final Map<String, Message> bySid = new LinkedHashMap<>();
    private final Set<String> stopped = new HashSet<>();

    /// @param accountSid the account that callbacks name
    public Messages(Timeline timeline, Courier courier, Scripts scripts, String accountSid) {
        this.timeline = timeline;
        this.courier = courier;
        this.scripts = scripts;
        this.accountSid = accountSid;
    }

    /// Queues a message, or accepts it for a messaging service. Of that first status nobody is
    /// told.
    ///
    /// @throws Refusal 400 where he has sent STOP
    public Message create(NewMessage order, String direction) {
        requireWelcome(order);
        boolean service = order.service() != null;
        String first = service ? "accepted" : "queued";
        Message message = new Message(order, direction, first, timeline.now());
        bySid.put(message.sid(), message);
        if (service) {
            timeline.in(STEP, () -> becomes(message, "queued", null));
        }
        timeline.in(STEP.multipliedBy(service ? 2 : 1), () -> leaves(message));
        return message;
    }

    /// Somebody has written to us; his STOP counts for this number.
    public Message received(NewMessage order) {
        Message message = new Message(order, "inbound", "received", timeline.now());
        bySid.put(message.sid(), message);
        String word = order.body().strip().toUpperCase(Locale.ROOT);
        String pair = order.to() + order.from();
        if (STOP.contains(word)) {
            stopped.add(pair);
        } else if (START.contains(word)) {
            stopped.remove(pair);
        }
        return message;
    }

    /// One of them.
    public Optional<Message> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    /// All of them, the oldest first.
    public List<Message> all() {
        return new ArrayList<>(bySid.values());
    }

    /// Forgets all of them, and who sent STOP.
    public void clear() {
        bySid.clear();
        stopped.clear();
    }

    private void requireWelcome(NewMessage order) {
        boolean unwelcome =
                scripts.of(order.to()).hasOptedOut() || stopped.contains(order.from() + order.to());
        if (unwelcome) {
            throw Refusal.bad(21610, "Attempt to send to unsubscribed recipient");
        }
    }

    private void leaves(Message message) {
        Script script = scripts.of(message.order().to());
        if (script.delivery() == Script.Sms.FAILED) {
            becomes(message, "failed", error(script));
            return;
        }
        becomes(message, "sent", null);
        switch (script.delivery()) {
            case DELIVERED -> timeline.in(STEP, () -> becomes(message, "delivered", null));
            case UNDELIVERED ->
                    timeline.in(STEP, () -> becomes(message, "undelivered", error(script)));
            case SENT, FAILED -> {
                // nothing more is heard of it
            }
        }
    }

    private static Integer error(Script script) {
        return script.smsError() == null ? 30003 : script.smsError();
    }

    private void becomes(Message message, String status, @Nullable Integer error) {
        message.is(status, error, timeline.now());
        Hook hook = message.hook();
        if (hook.url() == null) {
            return;
        }
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("MessageSid", message.sid());
        fields.put("SmsSid", message.sid());
        fields.put("MessageStatus", status);
        fields.put("SmsStatus", status);
        fields.put("To", message.order().to());
        String from = message.order().from();
        fields.put("From", from == null ? SERVICE_NUMBER : from);
        fields.put("AccountSid", accountSid);
        fields.put("ApiVersion", "2010-04-01");
        if (message.order().service() != null) {
            fields.put("MessagingServiceSid", message.order().service());
        }
        if (error != null) {
            fields.put("ErrorCode", String.valueOf(error));
        }
        courier.tell(message.sid(), hook, fields);
    }
}
