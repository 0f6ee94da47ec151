package retorno.event;

import org.jspecify.annotations.Nullable;

/// A conference began or ended, or one of its participants came, went or changed.
///
/// @param callSid the participant's leg; null on events of the conference itself
/// @param participantCallStatus how the leg of a participant who left stands: `busy`, `no-answer`,
///   `completed` and so on, `in-progress` where it goes on, in the provider's words
/// @param sequence the order in which the provider fired the events of this conference, from 0
/// @param reason why it ended or the participant left, in the provider's words
public record ConferenceEvent(
        Occurred occurred,
        @Nullable String conferenceSid,
        @Nullable String friendlyName,
        @Nullable String callSid,
        @Nullable String participantLabel,
        @Nullable String participantCallStatus,
        @Nullable Long sequence,
        @Nullable String reason,
        Correlation correlation)
        implements CallbackEvent {}
