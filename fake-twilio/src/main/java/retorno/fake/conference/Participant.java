package retorno.fake.conference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody in a room, or on his way there. To be used within the timeline's turn.
public final class Participant {
    private final String callSid;
    private final Terms terms;
    private final Runnable removed;
    private final Instant created;
    private Instant updated;
    private String status;
    private boolean muted;
    private boolean hold;
    private boolean ends;
    private @Nullable Room room;

    /// @param removed is run where the room ends, or he is thrown out of it
    public Participant(String callSid, Terms terms, Instant now, Runnable removed) {
        this.callSid = callSid;
        this.terms = terms;
        this.removed = removed;
        this.created = now;
        this.updated = now;
        this.status = "queued";
        this.muted = terms.muted();
        this.ends = terms.ends();
    }

    /// His call's, by which the API knows him.
    public String callSid() {
        return callSid;
    }

    /// What he was called when he was added; null where he was not.
    public @Nullable String label() {
        return terms.label();
    }

    /// `queued`, `connecting`, `ringing`, `connected`, `complete` or `failed`.
    public String status() {
        return status;
    }

    /// What his call says of itself.
    public void is(String status, Instant now) {
        this.status = status;
        this.updated = now;
    }

    /// Whether the others do not hear him.
    public boolean isMuted() {
        return muted;
    }

    /// Whether he does not hear the others.
    public boolean isOnHold() {
        return hold;
    }

    boolean isConnected() {
        return status.equals("connected");
    }

    boolean isOver() {
        return status.equals("complete") || status.equals("failed");
    }

    boolean ends() {
        return ends;
    }

    void ends(boolean ends) {
        this.ends = ends;
    }

    void muted(boolean muted) {
        this.muted = muted;
    }

    void hold(boolean hold) {
        this.hold = hold;
    }

    Terms terms() {
        return terms;
    }

    Instant created() {
        return created;
    }

    Instant updated() {
        return updated;
    }

    @Nullable Room room() {
        return room;
    }

    void room(Room room) {
        this.room = room;
    }

    void remove() {
        removed.run();
    }
}
