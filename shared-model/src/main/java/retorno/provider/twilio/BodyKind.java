package retorno.provider.twilio;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a body is written, as far as its media type says.
enum BodyKind {
    FORM,
    JSON,
    OTHER;

    /// The kind of a `Content-Type`; where none was sent it is a form, which is what Twilio sends.
    static BodyKind of(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return FORM;
        }
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        String media = type.strip().toLowerCase(Locale.ROOT);
        if (media.equals("application/x-www-form-urlencoded")) {
            return FORM;
        }
        boolean json =
                media.equals("application/json")
                        || media.startsWith("application/") && media.endsWith("+json");
        return json ? JSON : OTHER;
    }
}
