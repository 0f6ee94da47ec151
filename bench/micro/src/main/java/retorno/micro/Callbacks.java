package retorno.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import retorno.envelope.Envelope;
import retorno.provider.WebhookRequest;

/// Made-up requests of the usual size.
final class Callbacks {
    static final String TOKEN = "bench-token";
    static final String CREDENTIALS = "infobip:secret";
    static final String STATUS_URL =
            "https://hooks.example.com/twilio/message-status?qj_contact_id=7";
    static final String FORM = "application/x-www-form-urlencoded";
    private static final String SID = "SM00000000000000000000000000000007";

    private Callbacks() {}

    static byte[] report(int results) {
        StringBuilder body = new StringBuilder("{\"results\":[");
        for (int i = 0; i < results; i++) {
            body.append(i == 0 ? "" : ",").append(result(i));
        }
        return body.append("]}").toString().getBytes(UTF_8);
    }

    private static String result(int number) {
        return """
        {"bulkId":"bulk","messageId":"m-%d","to":"joao.madero.%d@example.com.br",\
        "sentAt":"2024-07-16T17:26:52.880-0300","doneAt":"2024-07-16T17:26:54.966-0300","smsCount":1,\
        "price":{"pricePerMessage":0.001,"currency":"BRL"},\
        "status":{"id":5,"groupId":3,"groupName":"DELIVERED","name":"DELIVERED_TO_HANDSET","description":"Message delivered to handset"},\
        "error":{"id":0,"name":"NO_ERROR","description":"No Error","groupId":0,"groupName":"OK","permanent":false},\
        "browserLink":"http://tracking.example.com/render/content?id=9A31B6F61DABF3CBF4E4D10D8D0F8F4D1CB4F8C2","sendingSpeed":0,\
        "callbackData":"{\\"qj_contact_id\\": %d, \\"campanha\\": \\"inverno\\"}"}\
        """
                .formatted(number, number, number);
    }

    static byte[] status() {
        return ("AccountSid=AC00000000000000000000000000000000&From=%2B5511888880000&MessageSid="
                        + SID
                        + "&MessageStatus=delivered&To=%2B5511999990000")
                .getBytes(UTF_8);
    }

    static WebhookRequest signedStatus() {
        String signature = signature();
        return new WebhookRequest(
                STATUS_URL,
                FORM,
                name -> name.equalsIgnoreCase("x-twilio-signature") ? signature : null,
                status());
    }

    static WebhookRequest reportWithCredentials() {
        String basic = "Basic " + Base64.getEncoder().encodeToString(CREDENTIALS.getBytes(UTF_8));
        return new WebhookRequest(
                "https://hooks.example.com/email",
                "application/json",
                name -> name.equalsIgnoreCase("authorization") ? basic : null,
                report(1));
    }

    static Envelope envelope(String type, String url, String contentType, byte[] body) {
        return new Envelope(
                new UUID(1, 2),
                type,
                Instant.parse("2026-01-01T00:00:00Z"),
                url,
                contentType,
                Map.of(),
                body);
    }

    private static String signature() {
        String signed =
                STATUS_URL
                        + "AccountSidAC00000000000000000000000000000000From+5511888880000MessageSid"
                        + SID
                        + "MessageStatusdeliveredTo+5511999990000";
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA1", impossible);
        }
    }
}
