package retorno.fake.voice;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import retorno.fake.call.Call;
import retorno.fake.call.Cause;
import retorno.fake.call.Occupation;
import retorno.fake.conference.LeaveReason;
import retorno.fake.conference.Participant;
import retorno.fake.conference.Rooms;
import retorno.fake.conference.Terms;
import retorno.fake.twiml.Element;

/// `Dial` with `Conference`: sits in a room until he leaves or is sent out. The music that plays
/// while he waits is not played here.
///
/// @see <a href="https://www.twilio.com/docs/voice/twiml/conference">Twilio's page</a>
final class Attending implements Occupation {
    private final Player player;
    private final Element dial;
    private final Element conference;
    private final Rooms rooms;
    private final Participant participant;

    Attending(Player player, Element dial, Element conference) {
        this.player = player;
        this.dial = dial;
        this.conference = conference;
        this.rooms = player.stage().rooms();
        this.participant =
                new Participant(
                        player.call().sid(),
                        terms(conference),
                        player.stage().timeline().now(),
                        this::removed);
    }

    @Override
    public void begin() {
        String name = conference.text();
        if (name.isEmpty() || name.length() > 128) {
            player.trouble(13224, "a conference without a name, or with one too long");
            player.goOn(dial, status("failed"));
        } else if (!rooms.enter(rooms.named(name), participant)) {
            player.trouble(16020, "no room for another in conference " + name);
            player.goOn(dial, status("failed"));
        }
    }

    @Override
    public void stop(Cause cause) {
        Call call = player.call();
        LeaveReason reason =
                cause == Cause.HUNG_UP ? LeaveReason.HUNG_UP : LeaveReason.UPDATED_VIA_API;
        rooms.leave(participant, reason, call.status().word());
        if (call.status().isFinal()) {
            player.report(dial, status("answered"));
        }
    }

    private void removed() {
        player.goOn(dial, status("answered"));
    }

    private static SequencedMap<String, String> status(String status) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("DialCallStatus", status);
        return fields;
    }

    private static Terms terms(Element conference) {
        return new Terms(
                conference.get("participantLabel"),
                conference.flag("muted", false),
                conference.get("coach") != null,
                conference.flag("startConferenceOnEnter", true),
                conference.flag("endConferenceOnExit", false),
                conference.number("maxParticipants", Terms.MOST),
                Hooks.status(conference, Set.of()));
    }
}
