package retorno.actions.calls.truth;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a leg ended, by the best word there is on it: a later one of the provider's counts for more,
/// and what it answers when asked counts most. Two words of equal weight that differ are kept both.
///
/// @param weight the sequence number of the callback that said so, or one of the constants
/// @param statuses what was said with this weight: none, one, or several that contradict each other
/// @param at the earliest time that was given for it with this weight
public record Ending(long weight, Set<LegStatus> statuses, @Nullable Instant at) {
    /// Nothing was said of an end.
    public static final Ending NONE = new Ending(Long.MIN_VALUE, Set.of(), null);

    /// The weight of what came without a number.
    public static final long UNNUMBERED = -1;

    /// The weight of an answer to our own question.
    public static final long ASKED = Long.MAX_VALUE;

    /// Whether anything was said.
    public boolean known() {
        return !statuses.isEmpty();
    }

    /// Whether the provider has to be asked which of several words holds.
    public boolean disputed() {
        return statuses.size() > 1;
    }

    /// Whether the provider was asked.
    public boolean certain() {
        return weight == ASKED && !disputed();
    }

    /// What holds for now; only where something is [#known].
    public LegStatus status() {
        return Collections.min(statuses);
    }

    /// Both words together; in whichever order they come, and however often.
    Ending merge(Ending other) {
        if (weight != other.weight) {
            return weight > other.weight ? this : other;
        }
        if (!known()) {
            return other;
        }
        EnumSet<LegStatus> all = EnumSet.copyOf(statuses);
        all.addAll(other.statuses);
        return new Ending(weight, Collections.unmodifiableSet(all), earlier(at, other.at));
    }

    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
