package retorno.actions.twilio;

import org.jspecify.annotations.Nullable;

/// Somebody in a conference, or on his way there.
///
/// @param callSid his leg, `CA…`
/// @param conferenceSid `CF…`
/// @param label what he was called when he was added
/// @param status `queued`, `connecting`, `ringing`, `connected`, `complete` or `failed`, in
///   Twilio's words
/// @see <a href="https://www.twilio.com/docs/voice/api/conference-participant-resource">Twilio's
///   page</a>
public record ParticipantResource(
        String callSid,
        @Nullable String conferenceSid,
        @Nullable String label,
        @Nullable String status) {}
