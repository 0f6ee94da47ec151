package retorno.provider.twilio;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import retorno.event.ConferenceEvent;
import retorno.event.Occurrence;

/// A conference and its participants.
///
/// @see <a href="https://www.twilio.com/docs/voice/twiml/conference#statuscallback">Twilio's
///   page</a>
final class ConferenceCallbacks {
    private static final Map<String, Occurrence> EVENTS =
            Map.of(
                    "conference-start", Occurrence.CONFERENCE_STARTED,
                    "conference-end", Occurrence.CONFERENCE_ENDED,
                    "participant-join", Occurrence.PARTICIPANT_JOINED,
                    "participant-leave", Occurrence.PARTICIPANT_LEFT,
                    "announcement-end", Occurrence.ANNOUNCEMENT_ENDED,
                    "announcement-fail", Occurrence.ANNOUNCEMENT_FAILED);

    private ConferenceCallbacks() {}

    static @Nullable ConferenceEvent status(Params params) {
        String event = params.text("StatusCallbackEvent");
        String sid = params.text("ConferenceSid");
        String callSid = params.text("CallSid");
        if (event == null && sid == null && callSid == null) {
            return null;
        }
        return new ConferenceEvent(
                params.occurred(
                        event, occurrence(event), Rfc2822.instant(params.text("Timestamp"))),
                sid,
                params.text("FriendlyName"),
                callSid,
                params.text("ParticipantLabel"),
                params.text("ParticipantCallStatus"),
                params.number("SequenceNumber"),
                params.first(
                        "ReasonConferenceEnded",
                        "ReasonParticipantLeft",
                        "ReasonAnnouncementFailed",
                        "Reason"),
                params.correlation());
    }

    /// Whatever else a participant does changes him: mute, hold, modify, speech and their ends.
    private static Occurrence occurrence(@Nullable String event) {
        String word = Params.word(event);
        boolean participant = word.startsWith("participant-");
        return EVENTS.getOrDefault(
                word, participant ? Occurrence.PARTICIPANT_CHANGED : Occurrence.UNKNOWN);
    }
}
