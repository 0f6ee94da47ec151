package retorno.provider;

import org.jspecify.annotations.Nullable;

/// Whether a request comes from who it says it does.
public sealed interface Verdict {

    /// The provider sent it.
    ///
    /// @param key the call or message id, where verifying had it at hand: requests with one key
    ///   keep their order
    record Genuine(@Nullable String key) implements Verdict {}

    /// Somebody else sent it, or a proxy changed it.
    ///
    /// @param reason one clause for the log and the answer; holds no secret and no expected value
    /// @param challenge the `WWW-Authenticate` of a 401; null where the answer is 403
    record Forged(String reason, @Nullable String challenge) implements Verdict {}
}
