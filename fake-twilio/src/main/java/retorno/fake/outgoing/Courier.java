package retorno.fake.outgoing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retorno.fake.clock.Appointment;
import retorno.fake.clock.Timeline;
import retorno.fake.fault.Fault;
import retorno.fake.fault.Fault.Kind;
import retorno.fake.fault.Faults;
import retorno.fake.journal.Journal;
import retorno.fake.journal.Sent;

/// Carries our requests to the application: those about one thing in their order, each when the one
/// before is answered; with a clock that stands, all of them in one line.
///
/// Nothing is sent again: by default Twilio retries only where no connection comes about, and the
/// fake does not even do that.
public final class Courier implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    /// How long callbacks are held back that are to change places with others.
    private static final Duration HELD = Duration.ofSeconds(10);

    private final Timeline timeline;
    private final Journal journal;
    private final Faults faults;
    private final Post post;
    private final Map<String, Queue<Runnable>> lines = new HashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private int wanted;
    private @Nullable Appointment release;

    /// Counts what was forgotten: answers to requests of before are ignored.
    private volatile int epoch;

    /// @param authToken signs everything
    /// @param patience how long an answer may take, in real time
    public Courier(
            Timeline timeline,
            Journal journal,
            Faults faults,
            String authToken,
            Duration patience) {
        this.timeline = timeline;
        this.journal = journal;
        this.faults = faults;
        this.post = new Post(authToken, patience);
    }

    /// Tells the application something; to be called within [Timeline#act].
    ///
    /// @param about callbacks about the same keep their order
    public void tell(String about, Hook hook, SequencedMap<String, String> fields) {
        if (hook.url() == null) {
            return;
        }
        Request request = Request.of("callback", hook.method(), hook.url(), fields);
        Optional<Fault> fault = faults.ofCallback(hook.url());
        if (fault.isEmpty()) {
            enqueue(about, () -> deliver(request));
            return;
        }
        Kind kind = fault.get().kind();
        Request marked = request.with(kind.name());
        switch (kind) {
            case DROP -> note(marked, Answer.none("dropped"));
            case DUPLICATE -> {
                enqueue(about, () -> deliver(marked));
                enqueue(about, () -> deliver(marked));
            }
            case REVERSE -> hold(fault.get().times(), () -> enqueue(about, () -> deliver(marked)));
            case BAD_SIGNATURE -> enqueue(about, () -> deliver(marked));
            case TOO_MANY_REQUESTS, SERVER_ERROR, TIMEOUT, UNAUTHORIZED ->
                    throw new IllegalStateException("befalls no callback: " + kind);
        }
    }

    /// Asks the application for something; to be called within [Timeline#act].
    ///
    /// @param then is told the answer, within it too
    public void ask(
            String about,
            String method,
            String url,
            SequencedMap<String, String> fields,
            Consumer<Answer> then) {
        Request plain = Request.of("twiml", method, url, fields);
        Request request = faults.spoilsTwiml(url) ? plain.with(Kind.BAD_SIGNATURE.name()) : plain;
        int mine = epoch;
        enqueue(
                about,
                () -> {
                    Answer answer = post.send(request);
                    note(request, answer);
                    timeline.act(() -> {
                        if (mine == epoch) {
                            then.accept(answer);
                        }
                    });
                });
    }

    /// Forgets what is held back or waits for its turn, and what is asked already.
    public void clear() {
        timeline.act(() -> {
            held.clear();
            epoch++;
        });
    }

    /// Sends nothing more; what is under way is broken off.
    @Override
    public void close() {
        clear();
        post.close();
    }

    private void deliver(Request request) {
        Answer answer = post.send(request);
        note(request, answer);
        if (!answer.ok()) {
            String said = answer.failure() == null ? "HTTP " + answer.status() : answer.failure();
            journal.trouble(15003, "Call Progress: " + request.url() + " " + said, sid(request));
        }
    }

    private static @Nullable String sid(Request request) {
        return request.fields().getOrDefault("CallSid", request.fields().get("MessageSid"));
    }

    private void note(Request request, Answer answer) {
        journal.add(
                new Sent(
                        timeline.now(),
                        request.kind(),
                        request.method(),
                        request.url(),
                        Collections.unmodifiableMap(new LinkedHashMap<>(request.fields())),
                        request.token(),
                        answer.status(),
                        answer.failure(),
                        request.fault()));
    }

    /// @param left how many are to be held back, this one included
    private void hold(int left, Runnable sending) {
        if (held.isEmpty()) {
            wanted = left;
            release = timeline.in(HELD, this::releaseHeld);
        }
        held.add(sending);
        if (held.size() >= wanted) {
            releaseHeld();
        }
    }

    private void releaseHeld() {
        if (release != null) {
            release.callOff();
        }
        held.reversed().forEach(Runnable::run);
        held.clear();
    }

    private void enqueue(String about, Runnable what) {
        int mine = epoch;
        Runnable errand =
                () -> {
                    if (mine == epoch) {
                        what.run();
                    }
                };
        String line = timeline.stands() ? "all" : about;
        timeline.errandBegins();
        synchronized (lines) {
            Queue<Runnable> waiting = lines.get(line);
            if (waiting != null) {
                waiting.add(errand);
                return;
            }
            Queue<Runnable> ours = new ArrayDeque<>();
            ours.add(errand);
            lines.put(line, ours);
        }
        Thread.ofVirtual().name("fake-errand").start(() -> walk(line));
    }

    private void walk(String line) {
        for (Runnable errand = next(line, false); errand != null; errand = next(line, true)) {
            try {
                errand.run();
            } catch (RuntimeException ours) { // the others wait behind it
                log.error("a request could not be made", ours);
            } finally {
                timeline.errandEnds();
            }
        }
    }

    /// The first stays in its line while it is under way, so that others queue up behind it.
    private @Nullable Runnable next(String line, boolean done) {
        synchronized (lines) {
            Queue<Runnable> waiting = lines.get(line);
            if (waiting == null) {
                return null;
            }
            if (done) {
                waiting.remove();
            }
            if (waiting.isEmpty()) {
                lines.remove(line);
            }
            return waiting.peek();
        }
    }
}
