package retorno.standalone.simulate.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import retorno.wire.Json;
import tools.jackson.databind.JsonNode;

/// One request of a provider, not yet signed.
///
/// @param type the CloudEvents type of what is posted, for example `twilio.call-status`
/// @param path where to, with the query
/// @param form the parameters as the body says them; empty where the body is JSON
/// @param body not copied, not to be written to
/// @param corrupt whether the body is broken, so that the answer must be 400
public record Post(
        String type, String path, Map<String, String> form, byte[] body, boolean corrupt) {

    /// One of Infobip's.
    static Post json(String type, JsonNode body) {
        return new Post(type, "/" + name(type), Map.of(), Json.text(body).getBytes(UTF_8), false);
    }

    /// One of Twilio's.
    ///
    /// @param query what the sender of the message put into the callback URL; may be empty
    static Post form(String type, String query, SequencedMap<String, String> form) {
        String path = "/twilio/" + name(type) + (query.isEmpty() ? "" : "?" + query);
        return new Post(type, path, form, encoded(form).getBytes(UTF_8), false);
    }

    /// The provider, for example `twilio`.
    public String provider() {
        return type.substring(0, type.indexOf('.'));
    }

    /// The media type, as the provider sends it.
    public String contentType() {
        return form.isEmpty() ? "application/json" : "application/x-www-form-urlencoded";
    }

    /// The same, broken on its way to us: cut off, or with a byte that cannot be. Forms are cut in
    /// the middle of an escape, because a form that is cut elsewhere is a shorter form.
    Post broken(Chance chance) {
        return form.isEmpty() ? brokenJson(chance) : brokenForm(chance);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private Post brokenJson(Chance chance) {
        int at = chance.between(1, body.length - 1);
        byte[] broken = Arrays.copyOf(body, chance.in(0.5) ? at : body.length);
        if (broken.length == body.length) {
            broken[at] = (byte) 0xFF;
        }
        return new Post(type, path, form, broken, true);
    }

    private Post brokenForm(Chance chance) {
        String whole = new String(body, UTF_8);
        int fields = chance.between(1, form.size());
        String kept =
                Arrays.stream(whole.split("&")).limit(fields).collect(Collectors.joining("&"));
        Map<String, String> said = new TreeMap<>();
        form.entrySet().stream().limit(fields - 1).forEach(e -> said.put(e.getKey(), e.getValue()));
        form.entrySet().stream()
                .skip(fields - 1)
                .limit(1)
                .forEach(last -> said.put(last.getKey(), last.getValue() + "%"));
        return new Post(type, path, said, (kept + "%").getBytes(UTF_8), true);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String name(String type) {
        return type.substring(type.indexOf('.') + 1);
    }
}
