package retorno.standalone.simulate.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import retorno.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A sending of e-mails through Infobip: reports of the whole bulk, then what each recipient does.
///
/// @see <a href="https://www.infobip.com/docs/api/channels/email">Infobip's page</a>
final class InfobipMail {
    private static final String TYPE = "infobip.email";
    private static final String DOMAIN = "mail.example.org";
    private static final String SENDER = "news@" + DOMAIN;
    private static final String LINK = "www.example.org?utm_medium=email";
    private static final Duration BEFORE = Duration.ofSeconds(150);
    private static final int LARGEST_BULK = 20;

    private final Chance chance;
    private final String bulk;
    private final List<Post> posts = new ArrayList<>();

    private InfobipMail(Chance chance) {
        this.chance = chance;
        this.bulk = chance.word();
    }

    /// One e-mail on its way.
    private record Mail(String id, Recipient to, Instant sent, String callbackData) {}

    /// Everything that Infobip posts of one sending, all of it shortly before `now`.
    static List<Post> life(Chance chance, Instant now) {
        InfobipMail sending = new InfobipMail(chance);
        List<Mail> mails = new ArrayList<>();
        int size = chance.in(0.6) ? 1 : chance.between(2, LARGEST_BULK);
        for (int i = 0; i < size; i++) {
            Instant sent = now.minus(BEFORE).plusMillis(chance.below(5_000));
            mails.add(sending.mail(sent));
        }
        sending.run(mails);
        return sending.posts;
    }

    private Mail mail(Instant sent) {
        Recipient to = Recipient.of(chance);
        return new Mail(chance.word(), to, sent, to.callbackData(chance.in(0.1)));
    }

    private void run(List<Mail> mails) {
        if (chance.in(0.4)) {
            InfobipStatus accepted = chance.of(InfobipStatus.UNDER_WAY);
            report(mails.stream().map(m -> result(m, accepted, m.sent.plusMillis(40))).toList());
        }
        List<ObjectNode> results = new ArrayList<>();
        List<Mail> delivered = new ArrayList<>();
        for (Mail mail : mails) {
            InfobipStatus status = InfobipStatus.ofMail(chance);
            results.add(result(mail, status, mail.sent.plusMillis(chance.between(300, 9_000))));
            if (status.delivered()) {
                delivered.add(mail);
            }
        }
        report(results);
        delivered.forEach(this::read);
    }

    private void report(List<ObjectNode> results) {
        ArrayNode all = Json.array();
        results.forEach(all::add);
        post(Json.object().set("results", all));
    }

    private ObjectNode result(Mail mail, InfobipStatus status, Instant done) {
        ObjectNode result = Json.object().put("bulkId", bulk);
        result.putObject("price").put("pricePerMessage", 0.0025).put("currency", "BRL");
        status.into(result);
        result.put("messageId", mail.id).put("doneAt", InfobipStatus.time(done));
        result.put("smsCount", 1).put("sentAt", InfobipStatus.time(mail.sent));
        if (status.delivered()) {
            result.put("browserLink", "");
        }
        return result.put("callbackData", mail.callbackData).put("to", mail.to.mail());
    }

    /// What a recipient does with a delivered mail, or his server does late.
    private void read(Mail mail) {
        Instant at = mail.sent.plusMillis(chance.between(12_000, 40_000));
        if (chance.in(0.01)) {
            post(track(mail, "LATE_BOUNCE", at).put("sender", SENDER));
        }
        if (!chance.in(0.5)) {
            return;
        }
        post(onDevice(track(mail, "OPENED", at)));
        Instant clicked = at.plusMillis(chance.between(1_500, 30_000));
        if (chance.in(0.35)) {
            post(onDevice(track(mail, "CLICKED", clicked).put("url", LINK)));
        }
        Instant left = clicked.plusMillis(chance.between(1_500, 30_000));
        if (chance.in(0.04)) {
            post(onDevice(track(mail, "UNSUBSCRIBED", left)));
        } else if (chance.in(0.02)) {
            post(track(mail, "COMPLAINED", left).put("sender", SENDER));
        }
    }

    private ObjectNode track(Mail mail, String word, Instant at) {
        ObjectNode event = Json.object().put("notificationType", word).put("domain", DOMAIN);
        if (chance.in(0.5)) {
            event.put("eventId", chance.uuid());
        }
        return event.put("recipient", mail.to.mail())
                .put("sendDateTime", at.toEpochMilli())
                .put("messageId", mail.id)
                .put("bulkId", bulk)
                .put("callbackData", mail.callbackData);
    }

    /// The documents say `geoLocation`, the wire mostly `geoLocationInfo`.
    private ObjectNode onDevice(ObjectNode event) {
        boolean phone = chance.in(0.6);
        event.putObject("recipientInfo")
                .put("deviceType", phone ? "Phone" : "Desktop")
                .put("os", phone ? "Android 14" : "Windows 10")
                .put("deviceName", phone ? "Samsung" : "PC");
        event.putObject(chance.in(0.8) ? "geoLocationInfo" : "geoLocation")
                .put("countryName", "Brazil")
                .put("city", chance.of(List.of("Sao Paulo", "Recife", "Porto Alegre")));
        return event;
    }

    private void post(ObjectNode event) {
        posts.add(Post.json(TYPE, event));
    }
}
