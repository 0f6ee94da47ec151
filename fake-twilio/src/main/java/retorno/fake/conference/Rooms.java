package retorno.fake.conference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retorno.fake.clock.Timeline;
import retorno.fake.outgoing.Courier;

/// Every conference. A room starts when two are in it, one of whom may start it; it ends with the
/// last of them, or with whoever ends it by leaving. To be used within the timeline's turn.
///
/// @see <a href="https://www.twilio.com/docs/voice/twiml/conference">Twilio's page</a>
public final class Rooms {
    private final Timeline timeline;
    private final ConferenceEvents events;
    private final Map<String, Room> bySid = new LinkedHashMap<>();

    /// @param accountSid the account that events name
    public Rooms(Timeline timeline, Courier courier, String accountSid) {
        this.timeline = timeline;
        this.events = new ConferenceEvents(timeline, courier, accountSid);
    }

    /// All of them, the oldest first.
    public List<Room> all() {
        return new ArrayList<>(bySid.values());
    }

    /// By its sid, or by its name while it is not over.
    public Optional<Room> find(String sidOrName) {
        Room room = bySid.get(sidOrName);
        return room != null ? Optional.of(room) : open(sidOrName);
    }

    /// The one of that name that is not over; a new one where there is none.
    public Room named(String name) {
        return open(name)
                .orElseGet(() -> {
                    Room room = new Room(name, timeline.now());
                    bySid.put(room.sid(), room);
                    return room;
                });
    }

    /// He will come, if he answers.
    public void expect(Room room, Participant participant) {
        room.add(participant);
    }

    /// He comes in.
    ///
    /// @return false where the room is full, or over
    public boolean enter(Room room, Participant participant) {
        if (room.isOver() || room.connected().size() >= participant.terms().most()) {
            return false;
        }
        room.add(participant);
        participant.is("connected", timeline.now());
        room.hook(participant.terms().hook());
        events.joined(room, participant);
        boolean starter = room.connected().stream().anyMatch(p -> p.terms().starts());
        if (!room.isStarted() && starter && room.connected().size() >= 2) {
            room.starts(timeline.now());
            events.started(room);
        }
        return true;
    }

    /// He has left, or could not be reached.
    ///
    /// @param callStatus how his call is, or how it ended
    public void leave(Participant participant, LeaveReason reason, String callStatus) {
        Room room = participant.room();
        if (room == null || participant.isOver()) {
            return;
        }
        boolean wasIn = participant.isConnected();
        participant.is(wasIn ? "complete" : "failed", timeline.now());
        if (room.isOver()) {
            return;
        }
        events.left(room, participant, wasIn ? reason : LeaveReason.ADD_FAILED, callStatus);
        if (wasIn && participant.ends()) {
            end(room, "participant-with-end-conference-on-exit-left", participant.callSid());
        } else if (wasIn && room.connected().isEmpty()) {
            end(room, "last-participant-left", participant.callSid());
        }
    }

    /// He is thrown out, and goes on with whatever comes next for him.
    public void kick(Participant participant) {
        Room room = participant.room();
        if (room == null || !participant.isConnected()) {
            return;
        }
        participant.is("complete", timeline.now());
        events.left(room, participant, LeaveReason.UPDATED_VIA_API, "in-progress");
        if (participant.ends()) {
            end(room, "participant-with-end-conference-on-exit-kicked", participant.callSid());
        } else if (room.connected().isEmpty()) {
            end(room, "last-participant-kicked", participant.callSid());
        }
        participant.remove();
    }

    /// The API ends it.
    public void end(Room room) {
        if (!room.isOver()) {
            end(room, "conference-ended-via-api", null);
        }
    }

    /// @param muted null: as he is; so for the others
    public void change(
            Participant participant,
            @Nullable Boolean muted,
            @Nullable Boolean hold,
            @Nullable Boolean ends) {
        Room room = participant.room();
        if (room == null) {
            return;
        }
        participant.is(participant.status(), timeline.now());
        if (muted != null && muted != participant.isMuted()) {
            participant.muted(muted);
            events.changed(room, participant, muted ? "mute" : "unmute");
        }
        if (hold != null && hold != participant.isOnHold()) {
            participant.hold(hold);
            events.changed(room, participant, hold ? "hold" : "unhold");
        }
        if (ends != null && ends != participant.ends()) {
            participant.ends(ends);
            events.changed(room, participant, "modify");
        }
    }

    /// Something was played to everybody.
    public void announced(Room room, String url) {
        events.announced(room, url);
    }

    /// Forgets all of them.
    public void clear() {
        bySid.clear();
    }

    private Optional<Room> open(String name) {
        return bySid.values().stream()
                .filter(room -> !room.isOver() && room.name().equals(name))
                .findFirst();
    }

    /// Whoever is still in leaves before the end is told, and goes his way after it.
    private void end(Room room, String reason, @Nullable String by) {
        List<Participant> others = room.connected();
        LeaveReason why = by == null ? LeaveReason.ENDED_VIA_API : LeaveReason.ENDED_BY_MODERATOR;
        for (Participant other : others) {
            other.is("complete", timeline.now());
            events.left(room, other, why, "in-progress");
        }
        room.ends(reason, by, timeline.now());
        events.ended(room);
        others.forEach(Participant::remove);
    }
}
