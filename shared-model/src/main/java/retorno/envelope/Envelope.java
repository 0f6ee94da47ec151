package retorno.envelope;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One accepted request: the untouched body and what was known when it arrived.
///
/// @param receipt what the sender was told; a UUIDv7 when ingest gave it
/// @param type the endpoint's CloudEvents type, for example `infobip.email`
/// @param receivedAt when the request was read, to the millisecond
/// @param url the public URL with its query, as the sender signed it
/// @param contentType the media type as sent, with its parameters
/// @param signatures signature headers as received, by lower-case name; never credentials
/// @param body the bytes as posted; not copied, not to be written to
public record Envelope(
        UUID receipt,
        String type,
        Instant receivedAt,
        String url,
        @Nullable String contentType,
        Map<String, String> signatures,
        byte[] body) {

    /// The query string of the URL without its question mark, or null where there is none.
    public @Nullable String query() {
        int mark = url.indexOf('?');
        return mark < 0 ? null : url.substring(mark + 1);
    }
}
