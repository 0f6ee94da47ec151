package retorno.provider.twilio;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import retorno.event.Correlation;
import retorno.event.EventKey;
import retorno.event.Occurred;
import retorno.event.Occurrence;
import retorno.event.Outcome;
import retorno.wire.Form;
import retorno.wire.Json;
import tools.jackson.databind.JsonNode;

/// A callback's parameters, read leniently: what is absent, empty or of the wrong sort is null.
///
/// @param type the callback's, for example `twilio.call-status`
/// @param correlation what the URL called says
record Params(String type, Correlation correlation, Form form) {

    /// The members of a JSON object, lists and objects as compact text; none of anything else.
    static Form form(JsonNode body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        body.properties()
                .forEach(member -> {
                    JsonNode value = member.getValue();
                    if (!value.isNull()) {
                        String text = value.isContainer() ? Json.text(value) : value.asString();
                        fields.put(member.getKey(), List.of(text));
                    }
                });
        return new Form(fields);
    }

    @Nullable String text(String name) {
        return form.get(name);
    }

    /// The first of several names that has a value.
    @Nullable String first(String... names) {
        for (String name : names) {
            String text = form.get(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /// A whole number of 64 bits.
    @Nullable Long number(String name) {
        return whole(form.get(name));
    }

    /// A length in seconds; Twilio says -1 where it does not know one yet.
    @Nullable Long seconds(String name) {
        Long seconds = number(name);
        return seconds == null || seconds < 0 ? null : seconds;
    }

    /// Twilio's code and words for what went wrong.
    Outcome outcome() {
        String code = text("ErrorCode");
        Long id = whole(code);
        String description = first("ErrorMessage", "ChannelStatusMessage");
        return code == null && description == null
                ? Outcome.NONE
                : new Outcome(null, null, null, id, id == null ? code : null, description, null);
    }

    /// What happened, in Twilio's word and ours.
    Occurred occurred(@Nullable String status, Occurrence occurrence, @Nullable Instant at) {
        return new Occurred("twilio", key(), occurrence, status, at);
    }

    /// A status to look up: Twilio writes them in lower case, systems that speak as it does differ.
    static String word(@Nullable String status) {
        return status == null ? "" : status.strip().toLowerCase(Locale.ROOT);
    }

    /// What makes this callback itself: everything it says, in whichever order. A sid alone is
    /// shared by all statuses of its message or call.
    private EventKey key() {
        EventKey.Digest digest = EventKey.of(type);
        new TreeMap<>(form.fields())
                .forEach((name, values) -> {
                    digest.add(name).add(Integer.toString(values.size()));
                    values.forEach(digest::add);
                });
        return digest.key();
    }

    /// A whole number of 64 bits; null for any other text.
    static @Nullable Long whole(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
