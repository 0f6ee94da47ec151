package retorno.fake.journal;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request of ours to the application.
///
/// @param kind `callback` or `twiml`
/// @param url as signed
/// @param status of its answer; 0 where there was none
/// @param failure why there was no answer, or what was wrong with it; null where all was well
/// @param fault what went wrong on purpose; null where nothing did
public record Sent(
        Instant at,
        String kind,
        String method,
        String url,
        Map<String, String> fields,
        String idempotencyToken,
        int status,
        @Nullable String failure,
        @Nullable String fault) {}
