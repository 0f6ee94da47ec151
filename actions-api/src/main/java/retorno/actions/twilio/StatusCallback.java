package retorno.actions.twilio;

import java.util.List;

/// Where Twilio posts what becomes of a call, and of which steps; told of none, only of its end.
///
/// @param url absolute, a host name without underscore; its query comes back as it is
/// @param events of `initiated`, `ringing`, `answered`, `completed`
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource#statuscallbackevent">Twilio's
///   page</a>
public record StatusCallback(String url, List<String> events) {
    public StatusCallback {
        events = List.copyOf(events);
    }

    /// All four steps.
    public static StatusCallback ofAll(String url) {
        return new StatusCallback(url, List.of("initiated", "ringing", "answered", "completed"));
    }
}
