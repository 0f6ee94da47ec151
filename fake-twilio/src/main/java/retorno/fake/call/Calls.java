package retorno.fake.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import retorno.fake.clock.Timeline;
import retorno.fake.outgoing.Hook;
import retorno.fake.recording.Recordings;
import retorno.fake.script.Person;
import retorno.fake.script.Script;
import retorno.fake.script.Scripts;

/// Every call, and the telephone network that rings, answers and hangs up as the scripts say. To be
/// used within the timeline's turn.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Twilio's page</a>
public final class Calls {
    /// Twilio adds it to whatever time-out it is told.
    private static final Duration BUFFER = Duration.ofSeconds(5);

    private static final Duration DIALS = Duration.ofMillis(200);
    private static final Duration REACHES = Duration.ofMillis(800);

    private final Timeline timeline;
    private final Scripts scripts;
    private final CallCallbacks callbacks;
    private final Recordings recordings;
    private final Map<String, Call> bySid = new LinkedHashMap<>();

    /// @param scripts who is behind which number
    public Calls(
            Timeline timeline, Scripts scripts, CallCallbacks callbacks, Recordings recordings) {
        this.timeline = timeline;
        this.scripts = scripts;
        this.callbacks = callbacks;
        this.recordings = recordings;
    }

    /// Queues a call; one that another dials is under way at once.
    public Call create(NewCall order) {
        boolean child = order.parent() != null;
        Call call = add(order, child ? "outbound-dial" : "outbound-api", order.to());
        if (child) {
            dialled(call);
        } else {
            after(call, DIALS, () -> dialled(call));
        }
        return call;
    }

    /// Somebody calls one of our numbers; it rings until what it does picks it up.
    public Call inbound(
            String from, String to, Hook status, Function<Call, Occupation> occupation) {
        NewCall order =
                new NewCall(
                        from,
                        to,
                        null,
                        status,
                        Duration.ZERO,
                        NewCall.LONGEST,
                        Detection.NONE,
                        null,
                        occupation);
        Call call = add(order, "inbound", from);
        call.is(CallStatus.RINGING, timeline.now());
        call.begin();
        return call;
    }

    /// An inbound call is answered by us.
    public void pickUp(Call call) {
        becomes(call, CallStatus.IN_PROGRESS, "answered");
        staysAsLongAsHeLikes(call);
    }

    /// One of them.
    public Optional<Call> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    /// All of them, the oldest first.
    public List<Call> all() {
        return new ArrayList<>(bySid.values());
    }

    /// Whoever is called answers now, whatever his script says.
    public void answer(Call call) {
        if (!call.status().isBeforeAnswer()) {
            return;
        }
        call.waitsForNothing();
        becomes(call, CallStatus.IN_PROGRESS, "answered");
        staysAsLongAsHeLikes(call);
        if (call.detection().wanted()) {
            after(call, call.person().script().detection(), () -> detected(call));
        }
        if (!call.detection().waits() && !call.status().isFinal()) {
            call.begin();
        }
    }

    /// It is over, as far as that has not been so before.
    public void end(Call call, CallStatus as, Cause cause) {
        if (call.status().isFinal()) {
            return;
        }
        call.waitsForNothing();
        call.is(as, timeline.now());
        call.stop(cause);
        record(call);
        callbacks.progress(call, CallCallbacks.COMPLETED);
        call.tellWatchers();
    }

    /// One of the two hangs up: completed where they spoke, else canceled.
    public void hangUp(Call call, Cause cause) {
        boolean spoke = call.status() == CallStatus.IN_PROGRESS;
        end(call, spoke ? CallStatus.COMPLETED : CallStatus.CANCELED, cause);
    }

    /// It does something else from now on.
    public void redirect(Call call, Function<Call, Occupation> occupation) {
        call.stop(Cause.UPDATED);
        call.begin(occupation);
    }

    /// Keys are pressed in a call.
    public void press(Call call, String digits) {
        call.press(digits);
    }

    /// Something is said in a call.
    public void say(Call call, String text) {
        call.say(text);
    }

    /// Forgets all of them.
    public void clear() {
        bySid.clear();
    }

    private Call add(NewCall order, String direction, String other) {
        Person person = new Person(scripts.of(other));
        Call call = new Call(order, direction, person, timeline.now());
        bySid.put(call.sid(), call);
        return call;
    }

    private void dialled(Call call) {
        becomes(call, CallStatus.INITIATED, "initiated");
        boolean nobody = call.person().script().answering() == Script.Answer.FAILS;
        after(call, REACHES, nobody ? () -> fails(call) : () -> rings(call));
    }

    private void fails(Call call) {
        end(call, CallStatus.FAILED, Cause.HUNG_UP);
    }

    private void rings(Call call) {
        becomes(call, CallStatus.RINGING, "ringing");
        after(
                call,
                call.rings().plus(BUFFER),
                () -> end(call, CallStatus.NO_ANSWER, Cause.HUNG_UP));
        Script script = call.person().script();
        switch (script.answering()) {
            case ANSWERS -> after(call, script.ringing(), () -> answer(call));
            case BUSY ->
                    after(call, script.ringing(), () -> end(call, CallStatus.BUSY, Cause.HUNG_UP));
            case CANCELED -> after(call, script.ringing(), () -> hangUp(call, Cause.HUNG_UP));
            case NO_ANSWER, FAILS -> {
                // until the caller gives up, or somebody decides
            }
        }
    }

    private void record(Call call) {
        Hook hook = call.recordingHook();
        Instant answered = call.answered();
        if (hook != null && answered != null) {
            call.recorded(recordings.complete(call.sid(), "OutboundAPI", answered, hook));
        }
    }

    private void staysAsLongAsHeLikes(Call call) {
        after(call, call.limit(), () -> hangUp(call, Cause.HUNG_UP));
        Duration patience = call.person().script().patience();
        if (patience != null) {
            after(call, patience, () -> hangUp(call, Cause.HUNG_UP));
        }
    }

    private void detected(Call call) {
        Script script = call.person().script();
        call.detected(script.detected(), timeline.now());
        callbacks.detected(call, script.detected(), script.detection().toMillis());
        if (call.detection().waits()) {
            call.begin();
        }
        call.tellWatchers();
    }

    private void becomes(Call call, CallStatus status, String event) {
        call.is(status, timeline.now());
        callbacks.progress(call, event);
        call.tellWatchers();
    }

    private void after(Call call, Duration delay, Runnable what) {
        if (!call.status().isFinal()) {
            call.waitsFor(timeline.in(delay, what));
        }
    }
}
