package retorno.fake.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import retorno.fake.journal.Journal;
import retorno.fake.outgoing.Answer;
import retorno.fake.outgoing.Courier;
import retorno.fake.outgoing.Hook;
import retorno.fake.resource.Params;
import retorno.fake.resource.Refusal;
import retorno.fake.twiml.Document;
import retorno.fake.twiml.Element;
import retorno.fake.twiml.TwimlReader;
import retorno.fake.twiml.Verb;

/// Messages that somebody sends to one of our numbers: the application is asked what to do, and the
/// answers it gives are sent.
///
/// @see <a href="https://www.twilio.com/docs/messaging/twiml">Twilio's page</a>
public final class Inbox {
    private static final int MOST_DOCUMENTS = 10;

    private final Courier courier;
    private final Journal journal;
    private final Messages messages;
    private final String accountSid;

    /// @param accountSid the account that requests name
    public Inbox(Courier courier, Journal journal, Messages messages, String accountSid) {
        this.courier = courier;
        this.journal = journal;
        this.messages = messages;
        this.accountSid = accountSid;
    }

    /// Somebody writes; to be called within the timeline's turn.
    ///
    /// @param url what the number's webhook is set to
    public Message receive(String from, String to, String body, List<String> media, String url) {
        Message message = messages.received(new NewMessage(from, to, body, media, null, Hook.NONE));
        ask(message, url, "POST", MOST_DOCUMENTS);
        return message;
    }

    private void ask(Message message, String url, String method, int left) {
        courier.ask(
                message.sid(), method, url, fields(message), a -> answered(message, url, a, left));
    }

    private SequencedMap<String, String> fields(Message message) {
        NewMessage order = message.order();
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("MessageSid", message.sid());
        fields.put("SmsSid", message.sid());
        fields.put("SmsMessageSid", message.sid());
        fields.put("AccountSid", accountSid);
        fields.put("From", String.valueOf(order.from()));
        fields.put("To", order.to());
        fields.put("Body", order.body());
        fields.put("NumMedia", String.valueOf(order.media().size()));
        fields.put("NumSegments", String.valueOf(Segments.of(order.body())));
        fields.put("SmsStatus", "received");
        fields.put("ApiVersion", "2010-04-01");
        for (int i = 0; i < order.media().size(); i++) {
            fields.put("MediaUrl" + i, order.media().get(i));
            fields.put("MediaContentType" + i, "image/jpeg");
        }
        return fields;
    }

    private void answered(Message message, String url, Answer answer, int left) {
        String type = answer.contentType() == null ? "" : answer.contentType();
        if (!answer.ok()) {
            String why = answer.failure() == null ? "HTTP " + answer.status() : answer.failure();
            trouble(message, 11200, url + ": " + why);
        } else if (!answer.body().isBlank() && !type.contains("xml")) {
            trouble(message, 12300, url + ": Content-Type " + type);
        } else if (!answer.body().isBlank()) {
            read(message, answer.body(), url, left);
        }
    }

    private void read(Message message, String twiml, String url, int left) {
        Document document = TwimlReader.read(twiml);
        document.objections().forEach(o -> trouble(message, o.code(), o.message()));
        for (Element verb : document.verbs()) {
            if (verb.verb() == Verb.MESSAGE) {
                reply(message, verb);
            } else if (verb.verb() == Verb.REDIRECT && Params.callable(verb.text()) && left > 0) {
                ask(message, verb.text(), verb.get("method", "POST"), left - 1);
                return;
            } else {
                String name = verb.verb().element();
                trouble(message, 12200, "not understood: <" + name + "> in a message");
            }
        }
    }

    private void reply(Message message, Element verb) {
        List<Element> bodies = verb.all(Verb.BODY);
        String text = bodies.isEmpty() ? verb.text() : bodies.getFirst().text();
        String callback = verb.get("statusCallback", verb.get("action", ""));
        NewMessage reply =
                new NewMessage(
                        verb.get("from", message.order().to()),
                        verb.get("to", String.valueOf(message.order().from())),
                        text,
                        verb.all(Verb.MEDIA).stream().map(Element::text).toList(),
                        null,
                        callback.isEmpty() ? Hook.NONE : new Hook(callback, "POST", Set.of()));
        try {
            messages.create(reply, "outbound-reply");
        } catch (Refusal unwelcome) {
            trouble(message, unwelcome.code(), unwelcome.getMessage());
        }
    }

    private void trouble(Message message, int code, String what) {
        journal.trouble(code, what, message.sid());
    }
}
