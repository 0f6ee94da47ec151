package retorno.fake.outgoing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A URL of the application's that wants to be called.
///
/// @param url null: nobody wants to know
/// @param method `POST` or `GET`
/// @param events which ones, by Twilio's names
public record Hook(@Nullable String url, String method, Set<String> events) {
    /// Nobody wants to know.
    public static final Hook NONE = new Hook(null, "POST", Set.of());

    /// Whether an event is to be told.
    public boolean wants(String event) {
        return url != null && events.contains(event);
    }
}
