package retorno.fake.conference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retorno.fake.outgoing.Hook;
import retorno.fake.resource.Sids;

/// One conference. Several may have one name, but only one of them is not over.
public final class Room {
    private final String sid = Sids.next("CF");
    private final String name;
    private final Instant created;
    private final List<Participant> participants = new ArrayList<>();
    private Instant updated;
    private String status = "init";
    private @Nullable Hook hook;
    private @Nullable String reasonEnded;
    private @Nullable String endedBy;
    private int sequence;

    Room(String name, Instant now) {
        this.name = name;
        this.created = now;
        this.updated = now;
    }

    /// `CF` and 32 hexadecimal digits.
    public String sid() {
        return sid;
    }

    /// Twilio's FriendlyName.
    public String name() {
        return name;
    }

    /// `init`, `in-progress` or `completed`.
    public String status() {
        return status;
    }

    /// Whether nobody can come in any more.
    public boolean isOver() {
        return status.equals("completed");
    }

    /// Who is in, or on his way.
    public List<Participant> participants() {
        return participants.stream().filter(p -> !p.isOver()).toList();
    }

    /// One of them, by his call's sid or his label.
    public Optional<Participant> participant(String sidOrLabel) {
        return participants().stream()
                .filter(p -> p.callSid().equals(sidOrLabel) || sidOrLabel.equals(p.label()))
                .findFirst();
    }

    /// One who is or was in.
    Optional<Participant> participantEver(String callSid) {
        return participants.stream().filter(p -> p.callSid().equals(callSid)).findFirst();
    }

    List<Participant> connected() {
        return participants.stream().filter(Participant::isConnected).toList();
    }

    boolean isStarted() {
        return status.equals("in-progress");
    }

    void add(Participant participant) {
        if (!participants.contains(participant)) {
            participants.add(participant);
            participant.room(this);
        }
    }

    void starts(Instant now) {
        status = "in-progress";
        updated = now;
    }

    void ends(String reason, @Nullable String by, Instant now) {
        status = "completed";
        reasonEnded = reason;
        endedBy = by;
        updated = now;
    }

    /// Only the first who joins can set it, even where he sets none.
    void hook(Hook ofWhoJoined) {
        hook = hook == null ? ofWhoJoined : hook;
    }

    Hook hook() {
        return hook == null ? Hook.NONE : hook;
    }

    int nextSequence() {
        return ++sequence;
    }

    Instant created() {
        return created;
    }

    Instant updated() {
        return updated;
    }

    @Nullable String reasonEnded() {
        return reasonEnded;
    }

    @Nullable String endedBy() {
        return endedBy;
    }
}
