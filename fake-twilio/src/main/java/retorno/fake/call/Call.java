package retorno.fake.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retorno.fake.clock.Appointment;
import retorno.fake.outgoing.Hook;
import retorno.fake.recording.Recording;
import retorno.fake.resource.Sids;
import retorno.fake.script.Person;

/// One leg: what is known of it, and what it waits for. To be used within the timeline's turn.
public final class Call {
    private final String sid = Sids.next("CA");
    private final NewCall order;
    private final String direction;
    private final Person person;
    private final Instant created;
    private final List<Appointment> waitsFor = new ArrayList<>();
    private final List<Consumer<Call>> watchers = new ArrayList<>();
    private CallStatus status = CallStatus.QUEUED;
    private @Nullable Instant started;
    private @Nullable Instant answered;
    private @Nullable Instant ended;
    private Instant updated;
    private @Nullable String answeredBy;
    private @Nullable Recording recording;
    private @Nullable Occupation occupation;
    private int sequence;

    Call(NewCall order, String direction, Person person, Instant created) {
        this.order = order;
        this.direction = direction;
        this.person = person;
        this.created = created;
        this.updated = created;
    }

    /// `CA` and 32 hexadecimal digits.
    public String sid() {
        return sid;
    }

    /// Who calls, as he is shown.
    public String from() {
        return order.from();
    }

    /// Who is called.
    public String to() {
        return order.to();
    }

    /// `inbound`, `outbound-api` or `outbound-dial`.
    public String direction() {
        return direction;
    }

    /// The call that dialled it.
    public @Nullable String parent() {
        return order.parent();
    }

    /// Where it is.
    public CallStatus status() {
        return status;
    }

    /// Whoever is called, or calls us.
    public Person person() {
        return person;
    }

    /// What answering-machine detection found.
    public @Nullable String answeredBy() {
        return answeredBy;
    }

    /// When it was asked for.
    public Instant created() {
        return created;
    }

    /// When it was dialled.
    public @Nullable Instant started() {
        return started;
    }

    /// When somebody picked up.
    public @Nullable Instant answered() {
        return answered;
    }

    /// When it was over; null while it is not.
    public @Nullable Instant ended() {
        return ended;
    }

    /// From the answer to the end, in whole seconds; null where nobody answered, or it lasts.
    public @Nullable Long seconds() {
        return answered == null || ended == null
                ? null
                : Duration.between(answered, ended).toSeconds();
    }

    /// Tells somebody of each new status, after the callbacks of it.
    public void watch(Consumer<Call> watcher) {
        watchers.add(watcher);
    }

    Instant updated() {
        return updated;
    }

    Hook hook() {
        return order.status();
    }

    Duration rings() {
        return order.rings();
    }

    Duration limit() {
        return order.limit();
    }

    Detection detection() {
        return order.detection();
    }

    @Nullable Hook recordingHook() {
        return order.recording();
    }

    @Nullable Recording recording() {
        return recording;
    }

    void recorded(Recording recording) {
        this.recording = recording;
    }

    void detected(String answeredBy, Instant now) {
        this.answeredBy = answeredBy;
        this.updated = now;
    }

    void is(CallStatus status, Instant now) {
        this.status = status;
        updated = now;
        switch (status) {
            case QUEUED, RINGING -> started = started == null ? now : started;
            case INITIATED -> started = now;
            case IN_PROGRESS -> {
                started = started == null ? now : started;
                answered = now;
            }
            case COMPLETED, BUSY, FAILED, NO_ANSWER, CANCELED -> ended = now;
        }
    }

    int nextSequence() {
        return sequence++;
    }

    void waitsFor(Appointment appointment) {
        waitsFor.add(appointment);
    }

    void waitsForNothing() {
        waitsFor.forEach(Appointment::callOff);
        waitsFor.clear();
    }

    void begin() {
        begin(order.occupation());
    }

    void begin(Function<Call, Occupation> what) {
        occupation = what.apply(this);
        occupation.begin();
    }

    void stop(Cause cause) {
        Occupation was = occupation;
        occupation = null;
        if (was != null) {
            was.stop(cause);
        }
    }

    void press(String digits) {
        if (occupation != null) {
            occupation.press(digits);
        }
    }

    void say(String text) {
        if (occupation != null) {
            occupation.say(text);
        }
    }

    void tellWatchers() {
        List.copyOf(watchers).forEach(watcher -> watcher.accept(this));
    }
}
