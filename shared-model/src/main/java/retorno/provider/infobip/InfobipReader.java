package retorno.provider.infobip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import retorno.envelope.Envelope;
import retorno.provider.Parsed;
import retorno.wire.Flaw;
import retorno.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Takes a body apart: `{"results":[…]}`, one bare object, or an array of either.
final class InfobipReader {
    private final String type;
    private final List<Parsed> parsed = new ArrayList<>();

    private InfobipReader(String type) {
        this.type = type;
    }

    static List<Parsed> read(Envelope envelope) {
        JsonNode body;
        try {
            body = Json.tree(envelope.body());
        } catch (JacksonException malformed) {
            return List.of(notJson(envelope.body()));
        }
        InfobipReader reader = new InfobipReader(envelope.type());
        if (body.isArray()) {
            body.forEach(element -> reader.wrapper(element, "$[]"));
        } else {
            reader.wrapper(body, "$");
        }
        return reader.parsed.isEmpty() ? List.of(new Parsed.Ignored("empty")) : reader.parsed;
    }

    private static Parsed notJson(byte[] body) {
        String detail = Json.flaw(body).map(Flaw::sentence).orElse("not well-formed");
        return new Parsed.Unreadable("not-json", "$", detail, body);
    }

    private void wrapper(JsonNode node, String path) {
        JsonNode results = Fields.of(node).raw("results");
        if (results == null || results.isArray() && results.isEmpty()) {
            boolean empty = node.has("results") && Shape.of(Fields.of(node)) == null;
            if (!empty) {
                item(node, path);
            }
        } else if (results.isArray()) {
            results.forEach(element -> item(element, path + ".results[]"));
        } else {
            item(results, path + ".results");
        }
    }

    private void item(JsonNode node, String path) {
        Fields fields = Fields.of(node);
        Shape shape = Shape.of(fields);
        if (shape == null) {
            parsed.add(unreadable("not-a-report", path, stranger(node), node));
            return;
        }
        try {
            parsed.add(new Parsed.Event(new Report(fields, shape, type).event()));
        } catch (RuntimeException ourFault) {
            // Ours, not the provider's: but its siblings must not pay for it, and the item must
            // not be lost. A dead letter keeps it until we know better.
            String detail = "the parser failed with " + ourFault.getClass().getSimpleName();
            parsed.add(unreadable("parser-failed", path, detail, node));
        }
    }

    private static Parsed unreadable(String cause, String path, String detail, JsonNode node) {
        return new Parsed.Unreadable(cause, path, detail, Json.text(node).getBytes(UTF_8));
    }

    private static String stranger(JsonNode node) {
        String kind = node.getNodeType().name().toLowerCase(Locale.ROOT);
        return node.isObject()
                ? "an object without any field that Infobip's reports have"
                : "expected a report, found " + (node.isNull() ? kind : "a JSON " + kind);
    }
}
