package retorno.actions.calls.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import retorno.actions.calls.records.NewPhoneCall;
import retorno.actions.calls.web.Refusal.Flaw;
import retorno.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks for a call. Members that are not named here pass, and are not kept.
record CallRequest(
        @JsonProperty("widget_id") long widgetId,
        @JsonProperty("activist") Activist activist,
        @JsonProperty("target") Target target) {

    /// Who is called first.
    record Activist(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("first_name") @Nullable String firstName,
            @JsonProperty("last_name") @Nullable String lastName,
            @JsonProperty("email") @Nullable String email,
            @JsonProperty("phone") @Schema(example = "+5511912345678") String phone) {}

    /// Whom he wants to talk to.
    record Target(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("phone") @Schema(example = "+5511912345678") String phone) {}

    private static final Pattern PHONE = Pattern.compile("\\+\\d{1,3}\\d{2}\\d{8,9}");
    private static final String NO_PHONE =
            "value is not a valid phone number: A phone number must have +5511912345678 format.";
    private static final int LONGEST_NAME = 200;

    /// Reads a body, and tells everything that is wrong with it at once.
    ///
    /// @throws Refusal 422
    static NewPhoneCall read(byte[] body) {
        JsonNode tree = tree(body);
        List<Flaw> flaws = new ArrayList<>();
        Long widget = whole(tree, "widget_id", flaws);
        String activist = phone(tree, "activist", flaws);
        String target = phone(tree, "target", flaws);
        if (!flaws.isEmpty()) {
            throw Refusal.flawed(flaws);
        }
        return new NewPhoneCall(
                Objects.requireNonNull(widget),
                Objects.requireNonNull(activist),
                name(tree.path("activist")),
                Objects.requireNonNull(target),
                name(tree.path("target")));
    }

    static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = Json.tree(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException notJson) {
            throw Refusal.flawed(
                    List.of(new Flaw(List.of("body", 0), "JSON decode error", "json_invalid")));
        }
        throw Refusal.flawed(
                List.of(
                        new Flaw(
                                List.of("body"),
                                "Input should be a valid dictionary or object to extract fields"
                                        + " from",
                                "model_attributes_type")));
    }

    /// A whole number, also one in quotes.
    private static @Nullable Long whole(JsonNode tree, String name, List<Flaw> flaws) {
        JsonNode value = tree.path(name);
        if (value.isMissingNode()) {
            flaws.add(new Flaw(List.of("body", name), "Field required", "missing"));
            return null;
        }
        String text = value.isNumber() || value.isString() ? value.asString() : "";
        if (!text.strip().matches("-?\\d{1,18}")) {
            flaws.add(
                    new Flaw(List.of("body", name), "Input should be a valid integer", "int_type"));
            return null;
        }
        return Long.valueOf(text.strip());
    }

    static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }

    private static @Nullable String phone(JsonNode tree, String who, List<Flaw> flaws) {
        JsonNode person = tree.path(who);
        if (person.isMissingNode()) {
            flaws.add(new Flaw(List.of("body", who), "Field required", "missing"));
            return null;
        }
        JsonNode phone = person.path("phone");
        if (phone.isMissingNode()) {
            flaws.add(new Flaw(List.of("body", who, "phone"), "Field required", "missing"));
            return null;
        }
        if (!phone.isString() || !isPhone(phone.asString())) {
            flaws.add(new Flaw(List.of("body", who, "phone"), NO_PHONE, "value_error"));
            return null;
        }
        return phone.asString();
    }

    private static @Nullable String name(JsonNode person) {
        String name = person.path("name").asString("").replace('\0', ' ').strip();
        return name.isEmpty() ? null : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
