package retorno.worker.breaker;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retorno.provider.Providers;
import retorno.worker.WorkerSettings.Breaker;

/// One partition under watch: the samples of its latest batches, as many as make up a window, and
/// whether it was stopped.
///
/// Safe for several threads: a consumer that is about to lose the partition may still be busy with
/// its last batch while the next one begins.
public final class Watch {
    private final Breaker limit;
    private final Deque<Sample> recent = new ArrayDeque<>();
    private volatile @Nullable Trip trip;

    /// @param trip what is remembered of the partition; null where all is well
    public Watch(Breaker limit, @Nullable Trip trip) {
        this.limit = limit;
        this.trip = trip;
    }

    /// What is remembered of the partition; empty where all is well.
    public Optional<Trip> trip() {
        return Optional.ofNullable(trip);
    }

    /// The trip of a partition that must not be read.
    public Optional<Trip> stopped() {
        return trip().filter(it -> it.state() == Trip.State.TRIPPED);
    }

    /// The trip that would follow if this sample were kept, or that another consumer's batch has
    /// brought about meanwhile. A batch in which nothing fails brings none about, nor does a
    /// partition that somebody told to go on.
    public synchronized Optional<Trip> wouldTrip(Sample sample) {
        if (stopped().isPresent()) {
            return stopped();
        }
        Window window = Window.of(sample, recent, limit.items());
        return trip == null && sample.failed() > 0 && isFull(window) && fails(window)
                ? Optional.of(trip(sample, window))
                : Optional.empty();
    }

    /// Whether a partition that goes on after a trip has had a whole window of healthy items.
    public synchronized boolean wouldHeal(Sample sample) {
        Window window = Window.of(sample, recent, limit.items());
        return trip != null && isFull(window) && !fails(window);
    }

    /// The sample's batch was kept.
    public synchronized void kept(Sample sample) {
        if (wouldHeal(sample)) {
            trip = null;
        }
        int batches = Window.of(sample, recent, limit.items()).batches();
        recent.addFirst(sample);
        while (recent.size() > batches) {
            recent.removeLast();
        }
    }

    /// Takes what is remembered of the partition now, and looks at its items afresh.
    public synchronized void remember(@Nullable Trip known) {
        trip = known;
        recent.clear();
    }

    private boolean isFull(Window window) {
        return window.items() >= limit.items();
    }

    private boolean fails(Window window) {
        return window.failed() > limit.share() * window.items();
    }

    private static Trip trip(Sample sample, Window window) {
        return new Trip(
                sample.topic(),
                sample.partition(),
                Trip.State.TRIPPED,
                sample.cause(),
                sample.firstOffset(),
                window.items(),
                window.failed(),
                Providers.PARSER_VERSION,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /// The latest batch with as many earlier ones as it takes to have enough items.
    private record Window(int batches, int items, int failed) {
        static Window of(Sample latest, Iterable<Sample> newestFirst, int enough) {
            int batches = 1;
            int items = latest.items();
            int failed = latest.failed();
            for (Sample earlier : newestFirst) {
                if (items >= enough) {
                    break;
                }
                batches++;
                items += earlier.items();
                failed += earlier.failed();
            }
            return new Window(batches, items, failed);
        }
    }
}
