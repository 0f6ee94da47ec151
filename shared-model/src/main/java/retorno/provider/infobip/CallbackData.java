package retorno.provider.infobip;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retorno.event.Correlation;
import retorno.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What the sender attached to a message: promised to be text, in practice JSON in a text, what
/// Python's `str` makes of a dict, plain words, or JSON as it is.
///
/// @param text as it goes into the table
/// @param meaning the same as JSON; null where it is only words
record CallbackData(String text, @Nullable JsonNode meaning) {
    private static final int LONGEST_CAMPAIGN = 500;

    static Correlation of(Fields item) {
        String reference = item.text("campaignReferenceId");
        JsonNode given = item.raw("callbackData");
        if (given == null) {
            return new Correlation(null, null, reference);
        }
        CallbackData data =
                given.isContainer()
                        ? new CallbackData(Json.text(given), given)
                        : read(given.asString());
        String campaign = data.first(CallbackData::campaign);
        return new Correlation(
                data.text,
                data.first(CallbackData::contact),
                campaign != null ? campaign : reference);
    }

    private static CallbackData read(String text) {
        JsonNode json = speaksPython(text) ? null : json(text);
        if (json != null) {
            return new CallbackData(text, unwrapped(json));
        }
        JsonNode python = opening(text) == '\0' ? null : PythonLiteral.read(text);
        return python != null && python.isObject()
                ? new CallbackData(Json.text(python), python)
                : new CallbackData(text, python == null ? null : unwrapped(python));
    }

    /// Text that was made JSON twice.
    private static JsonNode unwrapped(JsonNode json) {
        JsonNode inner = json.isString() ? json(json.stringValue()) : null;
        return inner == null ? json : inner;
    }

    private static @Nullable JsonNode json(String text) {
        if (opening(text) == '\0') {
            return null;
        }
        try {
            return Json.tree(text);
        } catch (JacksonException onlyWords) {
            return null;
        }
    }

    /// Saves the exception in the frequent case: no JSON begins like `{'` or `[u'`.
    private static boolean speaksPython(String text) {
        char first = opening(text);
        char second = first == '\0' ? '\0' : charAfter(text, text.indexOf(first) + 1);
        return first == '(' || first == '\'' || "'(ubr".indexOf(second) >= 0;
    }

    /// The first character, where it can begin something that has fields.
    private static char opening(String text) {
        char first = charAfter(text, 0);
        return "{[(\"'".indexOf(first) >= 0 ? first : '\0';
    }

    private static char charAfter(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    /// A field of the object, or of the first object of the list that has it.
    private <T> @Nullable T first(Function<Fields, @Nullable T> field) {
        if (meaning == null) {
            return null;
        }
        for (JsonNode holder : meaning.isArray() ? meaning : List.of(meaning)) {
            T value = field.apply(Fields.of(holder));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable Long contact(Fields data) {
        return data.whole("qj_contact_id");
    }

    private static @Nullable String campaign(Fields data) {
        String campaign = data.text("qj_approach_flow_campaign");
        return campaign == null || campaign.length() > LONGEST_CAMPAIGN ? null : campaign;
    }
}
