package retorno.standalone.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import retorno.standalone.simulate.arrivals.Kept;
import retorno.standalone.simulate.traffic.Post;

/// What was sent and what was answered, for any number of threads.
final class Tally {
    private static final String NONE = "no answer";

    private final boolean keeping;
    private final Map<String, Long> requests = new TreeMap<>();
    private final Map<String, Long> answers = new TreeMap<>();
    private final List<Kept> kept = new ArrayList<>();
    private long[] nanos = new long[1024];
    private int answered;
    private long sent;
    private long late;
    private long latest;
    private long unexpected;
    private @Nullable String firstUnexpected;

    /// @param keeping whether somebody will look for what was kept: it costs memory
    Tally(boolean keeping) {
        this.keeping = keeping;
    }

    /// What is known at one moment.
    ///
    /// @param late by how much the last request was sent after it was due, in nanoseconds
    /// @param latest the same of the one that was latest
    record Now(
            long sent,
            long answered,
            long unexpected,
            long late,
            long latest,
            Map<String, Long> answers) {
        long underWay() {
            return sent - answered - answers.getOrDefault(NONE, 0L);
        }
    }

    /// How long answers took, in milliseconds.
    record Times(double p50, double p99, double worst) {}

    /// @param behind by how much it is late, in nanoseconds
    synchronized void sent(Post post, long behind) {
        sent++;
        late = behind;
        latest = Math.max(latest, behind);
        requests.merge(post.type(), 1L, Long::sum);
    }

    /// @param receipt null where the answer has none: nothing was kept
    void answered(Post post, int status, @Nullable String receipt, String body, long took) {
        boolean expected = post.corrupt() ? status == 400 : status >= 200 && status < 300;
        List<Kept> items = keeping && receipt != null ? Kept.of(post, receipt) : List.of();
        synchronized (this) {
            if (answered == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * answered);
            }
            nanos[answered++] = took;
            answers.merge(String.valueOf(status), 1L, Long::sum);
            kept.addAll(items);
            if (!expected || receipt == null) {
                unexpected("%d for %s: %s".formatted(status, post.type(), body));
            }
        }
    }

    /// The request came to nothing that can be counted on.
    synchronized void failed(Post post, Exception failure) {
        answers.merge(NONE, 1L, Long::sum);
        unexpected("no answer for %s: %s".formatted(post.type(), failure));
    }

    synchronized Now now() {
        return new Now(sent, answered, unexpected, late, latest, new TreeMap<>(answers));
    }

    synchronized Times times() {
        long[] sorted = Arrays.copyOf(nanos, answered);
        Arrays.sort(sorted);
        return new Times(millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1));
    }

    /// How many were sent of each type.
    synchronized Map<String, Long> requests() {
        return new TreeMap<>(requests);
    }

    synchronized List<Kept> kept() {
        return List.copyOf(kept);
    }

    synchronized @Nullable String firstUnexpected() {
        return firstUnexpected;
    }

    private void unexpected(String what) {
        unexpected++;
        if (firstUnexpected == null) {
            firstUnexpected = what.replaceAll("\\s+", " ").strip();
        }
    }

    private static double millis(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = Math.max(0, (int) Math.ceil(share * sorted.length) - 1);
        return Math.round(sorted[rank] / 100_000.0) / 10.0;
    }
}
