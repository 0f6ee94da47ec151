package retorno.fake.conference;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import retorno.fake.clock.Timeline;
import retorno.fake.outgoing.Courier;
import retorno.fake.resource.Rfc2822;

/// What a conference's callback URL is told.
///
/// @see <a href="https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallback">
///   Twilio's page</a>
final class ConferenceEvents {
    private final Timeline timeline;
    private final Courier courier;
    private final String accountSid;

    ConferenceEvents(Timeline timeline, Courier courier, String accountSid) {
        this.timeline = timeline;
        this.courier = courier;
        this.accountSid = accountSid;
    }

    void started(Room room) {
        tell(room, "start", of(room, "conference-start"));
    }

    void ended(Room room) {
        SequencedMap<String, String> fields = of(room, "conference-end");
        String reason = String.valueOf(room.reasonEnded());
        fields.put("ReasonConferenceEnded", reason);
        fields.put("Reason", reason.replace('-', ' '));
        String by = room.endedBy();
        if (by != null) {
            fields.put("CallSidEndingConference", by);
            room.participantEver(by)
                    .map(Participant::label)
                    .ifPresent(label -> fields.put("ParticipantLabelEndingConference", label));
        }
        tell(room, "end", fields);
    }

    void joined(Room room, Participant participant) {
        tell(room, "join", of(room, "participant-join", participant));
    }

    void left(Room room, Participant participant, LeaveReason reason, String callStatus) {
        SequencedMap<String, String> fields = of(room, "participant-leave", participant);
        fields.put("ParticipantCallStatus", callStatus);
        fields.put("ReasonParticipantLeft", reason.word());
        tell(room, "leave", fields);
    }

    /// @param change `mute`, `unmute`, `hold`, `unhold`, `modify`
    void changed(Room room, Participant participant, String change) {
        String group = change.startsWith("un") ? change.substring(2) : change;
        tell(room, group, of(room, "participant-" + change, participant));
    }

    void announced(Room room, String url) {
        SequencedMap<String, String> fields = of(room, "announcement-end");
        fields.put("AnnounceUrl", url);
        tell(room, "announcement", fields);
    }

    private void tell(Room room, String group, SequencedMap<String, String> fields) {
        if (room.hook().wants(group)) {
            fields.put("SequenceNumber", String.valueOf(room.nextSequence()));
            courier.tell(room.sid(), room.hook(), fields);
        }
    }

    private SequencedMap<String, String> of(Room room, String event, Participant participant) {
        SequencedMap<String, String> fields = of(room, event);
        fields.put("CallSid", participant.callSid());
        fields.put("Muted", String.valueOf(participant.isMuted()));
        fields.put("Hold", String.valueOf(participant.isOnHold()));
        fields.put("Coaching", String.valueOf(participant.terms().coaching()));
        fields.put("EndConferenceOnExit", String.valueOf(participant.ends()));
        fields.put("StartConferenceOnEnter", String.valueOf(participant.terms().starts()));
        String label = participant.label();
        if (label != null) {
            fields.put("ParticipantLabel", label);
        }
        return fields;
    }

    private SequencedMap<String, String> of(Room room, String event) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("ConferenceSid", room.sid());
        fields.put("FriendlyName", room.name());
        fields.put("AccountSid", accountSid);
        fields.put("Timestamp", Rfc2822.of(timeline.now()));
        fields.put("StatusCallbackEvent", event);
        return fields;
    }
}
