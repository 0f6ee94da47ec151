package retorno.fake.control;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import retorno.wire.Form;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a request of the control API says: JSON, a form or a query, whatever is at hand; names in
/// `camelCase` or `with-hyphens`.
record Wish(ObjectNode fields) {
    private static final Pattern HYPHEN = Pattern.compile("[-_](\\w)");
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    static Wish of(HttpServletRequest http) throws IOException {
        ObjectNode fields = MAPPER.createObjectNode();
        byte[] body = http.getInputStream().readAllBytes();
        String query = http.getQueryString();
        add(fields, Form.of(query == null ? "" : query));
        int first = 0;
        while (first < body.length && Character.isWhitespace(body[first])) {
            first++;
        }
        if (first < body.length && body[first] == '{') {
            json(body).properties().forEach(p -> fields.set(camel(p.getKey()), p.getValue()));
        } else {
            add(fields, Form.of(body));
        }
        return new Wish(fields);
    }

    /// A text that has to be said.
    ///
    /// @throws IllegalArgumentException where it is not
    String text(String name) {
        String text = optional(name);
        if (text == null) {
            throw new IllegalArgumentException("say " + name);
        }
        return text;
    }

    @Nullable String optional(String name) {
        JsonNode value = fields.get(name);
        return value == null || value.isNull() ? null : value.asString();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        JsonNode value = fields.get(name);
        if (value != null && value.isArray()) {
            value.forEach(element -> texts.add(element.asString()));
        } else if (value != null) {
            texts.add(value.asString());
        }
        return texts;
    }

    /// All of it, as a record.
    ///
    /// @throws IllegalArgumentException where there is something that the record has not
    <T> T as(Class<T> type) {
        try {
            return MAPPER.treeToValue(fields, type);
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(wrong.getOriginalMessage(), wrong);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException("no JSON: " + wrong.getOriginalMessage(), wrong);
        }
    }

    private static void add(ObjectNode fields, Form form) {
        form.fields()
                .forEach((name, values) -> {
                    if (values.size() == 1) {
                        fields.put(camel(name), values.getFirst());
                    } else {
                        values.forEach(fields.withArray("/" + camel(name))::add);
                    }
                });
    }

    private static String camel(String name) {
        return HYPHEN.matcher(name).replaceAll(match -> match.group(1).toUpperCase());
    }
}
