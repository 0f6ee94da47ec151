package retorno.actions.twilio;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import retorno.wire.Flaw;
import retorno.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Twilio's JSON, read leniently: what is absent, empty or of the wrong sort is null. Only a sid
/// must be there, for without it nobody knows what was made.
final class Answers {
    private Answers() {}

    static JsonNode tree(String request, byte @Nullable [] body) {
        byte[] bytes = body == null ? new byte[0] : body;
        try {
            return Json.tree(bytes);
        } catch (JacksonException notJson) {
            String flaw = Json.flaw(bytes).map(Flaw::sentence).orElse("beyond limits");
            throw Failures.unreadable(request, flaw);
        }
    }

    static CallResource call(String request, JsonNode call) {
        return new CallResource(
                sid(request, call, "sid"),
                CallStatus.of(text(call, "status")),
                text(call, "answered_by"),
                text(call, "parent_call_sid"),
                text(call, "from"),
                text(call, "to"),
                instant(text(call, "date_created")),
                instant(text(call, "start_time")),
                instant(text(call, "end_time")),
                whole(text(call, "duration")));
    }

    static ParticipantResource participant(String request, JsonNode participant) {
        return new ParticipantResource(
                sid(request, participant, "call_sid"),
                text(participant, "conference_sid"),
                text(participant, "label"),
                text(participant, "status"));
    }

    /// @param over what is over keeps its name, which a new one may have too
    record Conference(String sid, boolean over) {}

    static Conference conference(String request, JsonNode conference) {
        String status = text(conference, "status");
        return new Conference(sid(request, conference, "sid"), "completed".equals(status));
    }

    private static String sid(String request, JsonNode resource, String name) {
        String sid = text(resource, name);
        if (sid == null) {
            throw Failures.unreadable(request, "no " + name);
        }
        return sid;
    }

    static @Nullable String text(JsonNode node, String name) {
        String text = node.path(name).asString("");
        return text.isEmpty() ? null : text;
    }

    /// Twilio writes its numbers as texts.
    private static @Nullable Long whole(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    /// `Tue, 31 Aug 2010 20:36:28 +0000`.
    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
