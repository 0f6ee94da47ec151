package retorno.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Posts as Infobip does: JSON, Basic, several results in one request.
final class Infobip {
    static final String USER = "infobip:secret";
    private static final Map<String, String> HEADERS =
            Map.of(
                    "content-type",
                    "application/json",
                    "authorization",
                    "Basic " + Base64.getEncoder().encodeToString(USER.getBytes(UTF_8)));

    private Infobip() {}

    /// `many` e-mails in one request: on their way, delivered, opened.
    static List<Post> email(int number, int many) {
        List<Post> posts = new ArrayList<>();
        posts.add(reports("/email", "email", number, many, "PENDING", 1));
        posts.add(reports("/email", "email", number, many, "DELIVERED", 3));
        String id = id("email", number, 0);
        String opened =
                """
                {"notificationType":"OPENED","messageId":"%s","recipient":"someone@example.org",\
                "sendDateTime":1721161615000,"callbackData":"{\\"qj_contact_id\\": 7}"}\
                """
                        .formatted(id);
        posts.add(post("/email", 200, opened, List.of(Tables.name("email", id, "OPENED"))));
        return posts;
    }

    /// `many` short messages in one request.
    static List<Post> sms(int number, int many) {
        return List.of(
                reports("/sms", "sms", number, many, "PENDING", 1),
                reports("/sms", "sms", number, many, "DELIVERED", 3));
    }

    /// JSON, and a report beside something that is none.
    static Post stranger(int number) {
        String id = id("email", number, 0);
        String body =
                "{\"results\":[{\"strange\":\"%s\"},%s]}"
                        .formatted(letter(number), report(id, "DELIVERED", 3));
        return post(
                "/email",
                200,
                body,
                List.of(Tables.letter(letter(number)), Tables.name("email", id, "DELIVERED")));
    }

    /// What somebody cut off on its way.
    static Post malformed(int number) {
        String body = "{\"results\":[{\"messageId\":\"%s\",\"to".formatted(letter(number));
        return post("/email", 400, body, List.of(Tables.letter(letter(number))));
    }

    private static Post reports(
            String path, String table, int number, int many, String status, int group) {
        List<String> ids = IntStream.range(0, many).mapToObj(i -> id(table, number, i)).toList();
        String results =
                ids.stream().map(id -> report(id, status, group)).collect(Collectors.joining(","));
        return post(
                path,
                200,
                "{\"results\":[" + results + "]}",
                ids.stream().map(id -> Tables.name(table, id, status)).toList());
    }

    private static String report(String id, String status, int group) {
        return """
        {"bulkId":"bulk","messageId":"%s","to":"someone@example.org",\
        "sentAt":"2024-07-16T17:26:54.966-0300","doneAt":"2024-07-16T17:26:55.966-0300",\
        "status":{"groupId":%d,"groupName":"%s","id":5,"name":"%s_SOMEHOW"},\
        "callbackData":"{\\"qj_contact_id\\": 7}"}\
        """
                .formatted(id, group, status, status);
    }

    private static Post post(String path, int expected, String body, List<String> items) {
        return new Post(path, HEADERS, body, Optional.empty(), expected, items);
    }

    private static String id(String table, int number, int place) {
        return "%s-%d-%d".formatted(table, number, place);
    }

    private static String letter(int number) {
        return "letter-" + number;
    }
}
