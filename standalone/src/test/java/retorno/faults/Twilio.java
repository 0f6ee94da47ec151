package retorno.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import retorno.provider.twilio.TwilioSigner;

/// Posts as Twilio does: signed forms, one event each.
final class Twilio {
    static final String TOKEN = "twilio-token";
    static final String PUBLIC_URL = "https://hooks.example.com";

    private Twilio() {}

    static List<Post> message(int number) {
        String sid = "SM%032x".formatted(number);
        List<Post> posts = new ArrayList<>();
        for (String status : List.of("queued", "sent", "delivered")) {
            Map<String, String> form =
                    Map.of(
                            "MessageSid",
                            sid,
                            "MessageStatus",
                            status,
                            "To",
                            "+5511999990000",
                            "From",
                            "+5511888880000");
            posts.add(post("message-status", sid, form, Tables.name("sms", sid, status)));
        }
        return posts;
    }

    static List<Post> call(int number) {
        String sid = "CA%032x".formatted(number);
        List<Post> posts = new ArrayList<>();
        int sequence = 0;
        for (String status : List.of("initiated", "ringing", "in-progress", "completed")) {
            Map<String, String> form =
                    Map.of(
                            "CallSid", sid,
                            "CallStatus", status,
                            "SequenceNumber", "" + sequence++,
                            "Timestamp", "Tue, 16 Jul 2024 20:26:55 +0000",
                            "Direction", "outbound-api",
                            "To", "+5511999990000",
                            "From", "+5511888880000");
            posts.add(post("call-status", sid, form, Tables.name("call", sid, status)));
        }
        return posts;
    }

    private static Post post(String callback, String sid, Map<String, String> form, String item) {
        String path = "/twilio/" + callback + "?qj_contact_id=7&campaign=winter";
        Map<String, List<String>> signed = new TreeMap<>();
        form.forEach((name, value) -> signed.put(name, List.of(value)));
        String body =
                new TreeMap<>(form)
                        .entrySet().stream()
                                .map(field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(field.getValue(), UTF_8))
                                .collect(Collectors.joining("&"));
        Map<String, String> headers =
                Map.of(
                        "content-type",
                        "application/x-www-form-urlencoded",
                        "x-twilio-signature",
                        TwilioSigner.sign(TOKEN, PUBLIC_URL + path, signed));
        return new Post(path, headers, body, Optional.of(sid), 204, List.of(item));
    }
}
