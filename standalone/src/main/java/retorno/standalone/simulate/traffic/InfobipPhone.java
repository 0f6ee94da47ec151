package retorno.standalone.simulate.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import retorno.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// SMS through Infobip: their reports, clicks on their links, and what people write back.
///
/// @see <a
///   href="https://www.infobip.com/docs/api#channels/sms/receive-outbound-sms-message-report-v3">Delivery
///   reports</a>
/// @see <a
///   href="https://www.infobip.com/docs/api#channels/sms/receive-inbound-sms-messages">Inbound
///   messages</a>
final class InfobipPhone {
    private static final String TYPE = "infobip.sms";
    private static final String OURS = "5511400028922";
    private static final Duration BEFORE = Duration.ofSeconds(60);
    private static final List<String> WORDS =
            List.of("SIM", "Não quero mais", "Já paguei, obrigada 😀", "QUERO 2ª via", "SAIR");

    private InfobipPhone() {}

    /// What Infobip posts of one SMS, or of some that came in, all of it shortly before `now`.
    static List<Post> life(Chance chance, Instant now) {
        return chance.in(0.2) ? List.of(inbound(chance, now)) : outbound(chance, now);
    }

    private static List<Post> outbound(Chance chance, Instant now) {
        Recipient to = Recipient.of(chance);
        ObjectNode sms = Json.object().put("bulkId", chance.word()).put("messageId", chance.word());
        Instant sent = now.minus(BEFORE).plusMillis(chance.below(5_000));
        List<Post> posts = new ArrayList<>();
        if (chance.in(0.3)) {
            InfobipStatus underWay = chance.of(InfobipStatus.UNDER_WAY);
            posts.add(report(sms, to, sent, underWay, sent.plusMillis(60)));
        }
        InfobipStatus end = InfobipStatus.ofSms(chance);
        Instant done = sent.plusMillis(chance.between(800, 12_000));
        posts.add(report(sms, to, sent, end, done));
        if (end.delivered() && chance.in(0.15)) {
            Instant at = done.plusMillis(chance.between(4_000, 30_000));
            posts.add(Post.json(TYPE, click(sms, to, at)));
        }
        return posts;
    }

    private static Post report(
            ObjectNode sms, Recipient to, Instant sent, InfobipStatus status, Instant done) {
        ObjectNode result =
                sms.deepCopy()
                        .put("to", to.phone())
                        .put("sender", "Exemplo")
                        .put("sentAt", InfobipStatus.time(sent))
                        .put("doneAt", InfobipStatus.time(done))
                        .put("messageCount", 1)
                        .put("mccMnc", "72411")
                        .put("callbackData", to.callbackData(false));
        result.putObject("price").put("pricePerMessage", 0.045).put("currency", "BRL");
        status.into(result);
        result.putObject("platform").put("entityId", "exemplo").put("applicationId", "campanhas");
        return results(List.of(result));
    }

    private static ObjectNode click(ObjectNode sms, Recipient to, Instant at) {
        ObjectNode event = sms.deepCopy().put("notificationType", "CLICKED");
        event.put("recipient", to.phone())
                .put("url", "https://example.org/2via")
                .put("sendDateTime", at.toEpochMilli())
                .put("callbackData", to.callbackData(false));
        event.putObject("recipientInfo").put("deviceType", "Phone").put("os", "Android 14");
        return event;
    }

    private static Post inbound(Chance chance, Instant now) {
        List<ObjectNode> messages = new ArrayList<>();
        int some = chance.in(0.8) ? 1 : chance.between(2, 5);
        for (int i = 0; i < some; i++) {
            String text = chance.of(WORDS);
            ObjectNode message =
                    Json.object()
                            .put("messageId", chance.word())
                            .put("from", Recipient.of(chance).phone())
                            .put("to", OURS)
                            .put("text", text)
                            .put("cleanText", text)
                            .put("keyword", text.split(" ", 2)[0])
                            .put(
                                    "receivedAt",
                                    InfobipStatus.time(now.minusMillis(chance.between(900, 9_000))))
                            .put("smsCount", 1);
            message.putObject("price").put("pricePerMessage", 0).put("currency", "BRL");
            messages.add(message);
        }
        return results(messages);
    }

    private static Post results(List<ObjectNode> results) {
        ArrayNode all = Json.array();
        results.forEach(all::add);
        return Post.json(TYPE, Json.object().set("results", all));
    }
}
