package retorno.provider;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One request as a provider's signature sees it.
///
/// @param url the public URL with its query, as the sender was given it
/// @param contentType as sent
/// @param header looks up a request header by its lower-case name; null where absent
/// @param body the bytes as posted
public record WebhookRequest(
        String url,
        @Nullable String contentType,
        Function<String, @Nullable String> header,
        byte[] body) {}
