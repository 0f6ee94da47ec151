package retorno.standalone.simulate.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// What decides which requests are made, and in which order: the same plan gives the same bytes.
///
/// @param seed of all chance
/// @param epoch when the first request is due; nothing it tells of happened later
/// @param rate requests a second; 0 for as many as go, which then happen as if 1,000 did
/// @param providers who posts
/// @param duplicates the share of requests, from 0 to 1, that come once more later
/// @param shuffle whether the events of one message come out of order
/// @param corrupt the share of requests whose body is broken
public record Plan(
        long seed,
        Instant epoch,
        int rate,
        Set<Who> providers,
        double duplicates,
        boolean shuffle,
        double corrupt) {
    private static final int AS_IF = 1_000;
    private static final long NANOS = 1_000_000_000L;

    /// Who can be played.
    public enum Who {
        INFOBIP,
        TWILIO
    }

    /// When a request is due, in nanoseconds after the first.
    public long due(long request) {
        return Math.multiplyExact(request, NANOS / (rate == 0 ? AS_IF : rate));
    }

    /// How many are due in so long; no end of them without a rate.
    public long requests(Duration length) {
        return rate == 0 ? Long.MAX_VALUE : rate * length.toMillis() / 1_000;
    }
}
