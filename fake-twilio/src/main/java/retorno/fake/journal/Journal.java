package retorno.fake.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retorno.fake.clock.Timeline;

/// What came in, what went out, what was wrong; the latest of each, oldest first.
public final class Journal {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final int MOST = 20_000;

    private final Timeline timeline;
    private final Deque<Received> received = new ArrayDeque<>();
    private final Deque<Sent> sent = new ArrayDeque<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final AtomicLong forgotten = new AtomicLong();

    /// @param timeline says when
    public Journal(Timeline timeline) {
        this.timeline = timeline;
    }

    /// A request to the API is answered, or left without an answer.
    public void add(Received request) {
        add(received, request);
    }

    /// A request of ours is answered, or given up.
    public void add(Sent request) {
        add(sent, request);
    }

    /// An error of the application's, as Twilio would log it.
    public void trouble(int code, String message, @Nullable String sid) {
        log.error("{}: {}{}", code, message, sid == null ? "" : " (" + sid + ")");
        add(troubles, new Trouble(timeline.now(), code, message, sid));
    }

    /// What the API was asked.
    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /// What the application was told and asked.
    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /// What was wrong.
    public synchronized List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    /// How many entries had to make room for others.
    public long forgotten() {
        return forgotten.get();
    }

    /// Forgets all of it.
    public synchronized void clear() {
        received.clear();
        sent.clear();
        troubles.clear();
        forgotten.set(0);
    }

    private synchronized <T> void add(Deque<T> entries, T entry) {
        entries.add(entry);
        if (entries.size() > MOST) {
            entries.remove();
            forgotten.incrementAndGet();
        }
    }
}
