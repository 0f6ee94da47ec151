package retorno.actions.calls.records;

import java.time.Duration;

/// What came of asking for a call.
public sealed interface Opened {
    /// It is in the tables, and so is the command that dials the activist.
    record Made(String callId, long commandId) implements Opened {}

    /// It was asked for before, with the same key.
    record Known(String callId) implements Opened {}

    /// Something else was asked for before, with the same key.
    record Clash() implements Opened {}

    /// The widget may not place it.
    record Invalid(String message) implements Opened {}

    /// Too many were placed lately.
    ///
    /// @param of what has its limit, in a word
    /// @param retryAfter until there is room for one more
    record TooMany(String of, Duration retryAfter) implements Opened {}
}
