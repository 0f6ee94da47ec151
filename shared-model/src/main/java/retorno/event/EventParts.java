package retorno.event;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/// Finds what is missing in an event that was read, so that nobody meets a null where the type
/// promises none.
final class EventParts {

    private EventParts() {}

    /// @throws UnreadableEvent where a part is missing that every event of its sort has
    static CallbackEvent whole(CallbackEvent event) {
        Occurred occurred = present("data.occurred", event.occurred());
        present("data.occurred.provider", occurred.provider());
        present("data.occurred.key", occurred.key());
        present("data.occurred.occurrence", occurred.occurrence());
        present("data.correlation", event.correlation());
        switch (event) {
            case EmailEvent email -> {
                present("data.message", email.message());
                present("data.outcome", email.outcome());
                present("data.engagement", email.engagement());
            }
            case SmsEvent sms -> {
                present("data.message", sms.message());
                present("data.outcome", sms.outcome());
                present("data.engagement", sms.engagement());
                present("data.channel", sms.channel());
            }
            case MessageReceived received -> {
                present("data.message", received.message());
                present("data.channel", received.channel());
            }
            case CallEvent call -> {
                present("data.kind", call.kind());
                present("data.outcome", call.outcome());
            }
            case ConferenceEvent conference -> {}
            case RecordingEvent recording -> present("data.outcome", recording.outcome());
        }
        return event;
    }

    static <T> T present(String path, @Nullable T part) {
        if (part == null) {
            throw new UnreadableEvent("it has no " + path);
        }
        return part;
    }

    static UnreadableEvent unreadable(JacksonException failed) {
        String path =
                failed.getPath().stream()
                        .map(JacksonException.Reference::getPropertyName)
                        .filter(Objects::nonNull)
                        .collect(joining("."));
        TokenStreamLocation at = failed.getLocation();
        if (!path.isEmpty()) {
            return new UnreadableEvent("its " + path + " cannot be read");
        }
        return new UnreadableEvent(
                at == null
                        ? "it is no JSON object"
                        : "it is no JSON object: line %d, column %d"
                                .formatted(at.getLineNr(), at.getColumnNr()));
    }
}
