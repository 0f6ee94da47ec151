package retorno.fake.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import retorno.fake.outgoing.Hook;

/// A message to send.
///
/// @param from null while its messaging service has not chosen a number
/// @param service a messaging service's sid
/// @param status who is told what becomes of it
public record NewMessage(
        @Nullable String from,
        String to,
        String body,
        List<String> media,
        @Nullable String service,
        Hook status) {}
