package retorno.fake.voice;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import retorno.fake.call.Call;
import retorno.fake.call.CallStatus;
import retorno.fake.call.Cause;
import retorno.fake.call.Occupation;
import retorno.fake.clock.Appointment;
import retorno.fake.outgoing.Answer;
import retorno.fake.resource.Params;
import retorno.fake.twiml.Document;
import retorno.fake.twiml.Element;
import retorno.fake.twiml.TwimlReader;
import retorno.fake.twiml.Verb;

/// Plays TwiML on a call: one verb after the other, one document after the other, until there is
/// nothing more to do.
///
/// @see <a href="https://www.twilio.com/docs/voice/twiml">Twilio's page</a>
final class Player implements Occupation {
    /// A document that redirects to itself would go on for ever, in no time.
    private static final int MOST_DOCUMENTS = 200;

    private final Stage stage;
    private final Call call;
    private final Origin origin;
    private final Origin.@Nullable At fallback;
    private final @Nullable Runnable finished;
    private Deque<Element> verbs = new ArrayDeque<>();
    private @Nullable String documentUrl;
    private @Nullable Occupation doing;
    private boolean fellBack;
    private int documents;

    /// Counts what it turned to; answers and appointments of what it turned away from are ignored.
    private int turn;

    /// @param finished what to do when the last verb is done; null: hang up
    Player(
            Stage stage,
            Call call,
            Origin origin,
            Origin.@Nullable At fallback,
            @Nullable Runnable finished) {
        this.stage = stage;
        this.call = call;
        this.origin = origin;
        this.fallback = fallback;
        this.finished = finished;
    }

    Stage stage() {
        return stage;
    }

    Call call() {
        return call;
    }

    @Override
    public void begin() {
        switch (origin) {
            case Origin.At at -> fetch(at.url(), at.method(), new LinkedHashMap<>());
            case Origin.Inline inline -> read(inline.twiml(), null);
        }
    }

    @Override
    public void press(String digits) {
        if (doing != null) {
            doing.press(digits);
        }
    }

    @Override
    public void say(String text) {
        if (doing != null) {
            doing.say(text);
        }
    }

    @Override
    public void stop(Cause cause) {
        turn++;
        Occupation was = doing;
        doing = null;
        if (was != null) {
            was.stop(cause);
        }
    }

    /// Goes on with the next verb.
    void next() {
        turn++;
        doing = null;
        Element verb = verbs.poll();
        if (verb == null) {
            done();
            return;
        }
        if (call.status() == CallStatus.RINGING && verb.verb() != Verb.REJECT) {
            stage.calls().pickUp(call);
        }
        perform(verb);
    }

    /// Goes on where a verb's `action` says, or else with the next verb.
    void goOn(Element verb, SequencedMap<String, String> fields) {
        String action = verb.get("action");
        if (action == null) {
            next();
        } else {
            fetch(action, verb.get("method", "POST"), fields);
        }
    }

    /// Goes on where a verb's `action` says, or else with this document from its beginning.
    void submit(Element verb, SequencedMap<String, String> fields) {
        fetch(
                verb.get("action", documentUrl == null ? "" : documentUrl),
                verb.get("method", "POST"),
                fields);
    }

    /// Tells a verb's `action` what became of it, when there is nobody left to go on with.
    void report(Element verb, SequencedMap<String, String> fields) {
        String url = verb.get("action") == null ? null : absolute(verb.get("action", ""));
        if (url != null) {
            ask(url, verb.get("method", "POST"), fields, ignored -> {});
        }
    }

    /// Does something later, unless it has turned to something else by then.
    Appointment after(Duration delay, Runnable what) {
        int mine = turn;
        return stage.timeline()
                .in(
                        delay,
                        () -> {
                            if (mine == turn) {
                                what.run();
                            }
                        });
    }

    void trouble(int code, String message) {
        stage.journal().trouble(code, message, call.sid());
    }

    private void perform(Element verb) {
        switch (verb.verb()) {
            case SAY, PAUSE -> after(Speech.of(verb), this::next);
            case GATHER -> turnTo(new Gathering(this, verb));
            case RECORD -> turnTo(new Taking(this, verb));
            case DIAL -> turnTo(dialling(verb));
            case REDIRECT -> fetch(verb.text(), verb.get("method", "POST"), new LinkedHashMap<>());
            case HANGUP -> stage.calls().hangUp(call, Cause.HUNG_UP);
            case REJECT -> reject(verb);
            case MESSAGE -> {
                trouble(12200, "not understood: <Message> in a call");
                next();
            }
            case NUMBER, CONFERENCE, BODY, MEDIA ->
                    throw new IllegalStateException("no verb: " + verb.verb());
        }
    }

    private Occupation dialling(Element dial) {
        List<Element> rooms = dial.all(Verb.CONFERENCE);
        return rooms.isEmpty()
                ? new Bridge(this, dial)
                : new Attending(this, dial, rooms.getFirst());
    }

    private void turnTo(Occupation what) {
        doing = what;
        what.begin();
    }

    private void reject(Element verb) {
        if (!call.status().isBeforeAnswer()) {
            trouble(12200, "not understood: <Reject> in a call that is answered");
            stage.calls().hangUp(call, Cause.HUNG_UP);
            return;
        }
        boolean busy = verb.get("reason", "rejected").equals("busy");
        stage.calls().end(call, busy ? CallStatus.BUSY : CallStatus.NO_ANSWER, Cause.HUNG_UP);
    }

    private void done() {
        if (finished == null) {
            if (call.status() == CallStatus.RINGING) {
                stage.calls().pickUp(call);
            }
            stage.calls().hangUp(call, Cause.HUNG_UP);
        } else {
            finished.run();
        }
    }

    private void fetch(String target, String method, SequencedMap<String, String> extra) {
        turn++;
        doing = null;
        String url = absolute(target);
        if (url == null || ++documents > MOST_DOCUMENTS) {
            trouble(11100, "no URL to go on with, or too many: " + target);
            giveUp();
            return;
        }
        int mine = turn;
        ask(
                url,
                method,
                extra,
                answer -> {
                    if (mine == turn) {
                        received(url, answer);
                    }
                });
    }

    private void ask(
            String url, String method, SequencedMap<String, String> extra, Consumer<Answer> then) {
        SequencedMap<String, String> fields = stage.callbacks().fields(call);
        fields.putAll(extra);
        stage.courier().ask("voice " + call.sid(), method, url, fields, then);
    }

    private void received(String url, Answer answer) {
        String type = answer.contentType() == null ? "" : answer.contentType();
        if (answer.failure() != null) {
            fallBack(11205, url, answer.failure());
        } else if (!answer.ok()) {
            fallBack(11200, url, "HTTP " + answer.status());
        } else if (!type.contains("xml") && !type.startsWith("text/html")) {
            fallBack(12300, url, "Content-Type " + type);
        } else {
            read(answer.body(), url);
        }
    }

    private void read(String twiml, @Nullable String url) {
        Document document = TwimlReader.read(twiml);
        document.objections().forEach(o -> trouble(o.code(), o.message()));
        if (!document.readable()) {
            fallBack(12100, String.valueOf(url), "no TwiML");
            return;
        }
        documentUrl = url;
        verbs = new ArrayDeque<>(document.verbs());
        next();
    }

    private void fallBack(int code, String url, String why) {
        trouble(code, url + ": " + why);
        if (fallback == null || fellBack) {
            giveUp();
            return;
        }
        fellBack = true;
        SequencedMap<String, String> error = new LinkedHashMap<>();
        error.put("ErrorCode", String.valueOf(code));
        error.put("ErrorUrl", url);
        fetch(fallback.url(), fallback.method(), error);
    }

    /// "An application error has occurred. Goodbye."
    private void giveUp() {
        boolean spoke = call.status() == CallStatus.IN_PROGRESS;
        CallStatus end = spoke ? CallStatus.COMPLETED : CallStatus.FAILED;
        stage.calls().end(call, end, Cause.HUNG_UP);
    }

    /// Relative URLs are known to go astray, so they are an error here, and work nevertheless.
    private @Nullable String absolute(String target) {
        if (Params.callable(target)) {
            return target;
        }
        if (documentUrl == null || target.isEmpty()) {
            return null;
        }
        trouble(11100, "a relative URL: " + target);
        try {
            return URI.create(documentUrl).resolve(target).toString();
        } catch (IllegalArgumentException noUrl) {
            return null;
        }
    }
}
