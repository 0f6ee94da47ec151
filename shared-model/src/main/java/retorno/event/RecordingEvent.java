package retorno.event;

import org.jspecify.annotations.Nullable;

/// A recording of a call or conference began, is ready, or came to nothing.
///
/// @param recordedBy what started it (DialVerb, Conference, …)
public record RecordingEvent(
        Occurred occurred,
        @Nullable String recordingSid,
        @Nullable String callSid,
        @Nullable String conferenceSid,
        @Nullable String url,
        @Nullable Long durationSeconds,
        @Nullable Long channels,
        @Nullable String recordedBy,
        Outcome outcome,
        Correlation correlation)
        implements CallbackEvent {}
