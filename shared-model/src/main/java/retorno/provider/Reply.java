package retorno.provider;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a provider is answered once its request is durable.
///
/// @param status an HTTP status from 200 to 299
/// @param contentType null where there is no body
/// @param body the body for a receipt; empty where there is none
public record Reply(int status, @Nullable String contentType, Function<UUID, String> body) {

    /// 200 with the receipt as JSON.
    public static final Reply RECEIPT =
            new Reply(200, "application/json", receipt -> "{\"receipt\":\"" + receipt + "\"}");

    /// 204 without a body.
    public static final Reply NO_CONTENT = new Reply(204, null, receipt -> "");
}
