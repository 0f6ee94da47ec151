package retorno.fake.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to Twilio's API.
///
/// @param path without the query
/// @param fields of query and form
/// @param status of our answer; 0 where there was none
/// @param code Twilio's error code; null where all was well
/// @param fault what went wrong on purpose; null where nothing did
public record Received(
        Instant at,
        String method,
        String path,
        Map<String, List<String>> fields,
        int status,
        @Nullable Integer code,
        @Nullable String fault) {}
