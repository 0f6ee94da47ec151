package retorno.event;

import org.jspecify.annotations.Nullable;

/// A step in the life of one leg of a phone call, or the verdict on who picked up.
///
/// @param kind which callback said so
/// @param parentCallSid the leg that dialled this one
/// @param sequence the order in which the provider fired the events of this call, from 0
/// @param durationSeconds how long the call lasted, at its end
/// @param answeredBy human, machine_start, fax and so on, in the provider's words
/// @param sipResponseCode how the carrier ended it
public record CallEvent(
        Occurred occurred,
        Kind kind,
        @Nullable String callSid,
        @Nullable String parentCallSid,
        @Nullable String from,
        @Nullable String to,
        @Nullable String direction,
        @Nullable Long sequence,
        @Nullable Long durationSeconds,
        @Nullable String answeredBy,
        @Nullable Long sipResponseCode,
        Outcome outcome,
        Correlation correlation)
        implements CallbackEvent {

    /// The callbacks that speak of one leg.
    public enum Kind {
        CALL,
        AMD
    }
}
