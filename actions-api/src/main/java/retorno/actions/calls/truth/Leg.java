package retorno.actions.calls.truth;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that was heard of one leg. It only grows: words merge in any order to the same.
///
/// @param reached the furthest status before an end
/// @param ending how it ended
/// @param answeredBy human, machine_start, fax and so on, in Twilio's words
/// @param answeredAt the earliest time at which it was said to be in progress
/// @param leftAs the number of its leaving among the events of the conference
/// @param refusal why Twilio would not dial it, such as `twilio:21217`
public record Leg(
        LegStatus reached,
        Ending ending,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable Long leftAs,
        @Nullable String refusal) {

    /// Nothing was heard of it.
    public static final Leg SILENT = new Leg(LegStatus.NONE, Ending.NONE, null, null, null, null);

    /// By what they say of who picked up: a machine is never talked away again.
    private static final List<String> VERDICTS = List.of("unknown", "human");

    /// Where it stands. One that Twilio refused to dial has failed.
    public LegStatus status() {
        if (ending.known()) {
            return ending.status();
        }
        boolean refused = reached == LegStatus.NONE && refusal != null;
        return refused ? LegStatus.FAILED : reached;
    }

    /// Whether a machine picked up.
    public boolean machine() {
        return answeredBy != null && !VERDICTS.contains(answeredBy);
    }

    /// Whether somebody or something ever picked up.
    public boolean answered() {
        return reached == LegStatus.IN_PROGRESS || status() == LegStatus.COMPLETED;
    }

    Leg said(LegStatus status, long weight, @Nullable Instant at) {
        if (status.ended()) {
            Ending said = new Ending(weight, Set.of(status), at);
            return new Leg(reached, ending.merge(said), answeredBy, answeredAt, leftAs, refusal);
        }
        Instant answered =
                status == LegStatus.IN_PROGRESS ? Ending.earlier(answeredAt, at) : answeredAt;
        return new Leg(reached.further(status), ending, answeredBy, answered, leftAs, refusal);
    }

    Leg answeredBy(String who) {
        return new Leg(reached, ending, graver(answeredBy, who), answeredAt, leftAs, refusal);
    }

    Leg left(long sequence) {
        long first = leftAs == null ? sequence : Math.min(leftAs, sequence);
        return new Leg(reached, ending, answeredBy, answeredAt, first, refusal);
    }

    Leg refused(String reason) {
        String first = refusal == null || reason.compareTo(refusal) < 0 ? reason : refusal;
        return new Leg(reached, ending, answeredBy, answeredAt, leftAs, first);
    }

    private static String graver(@Nullable String one, String other) {
        if (one == null || one.equals(other)) {
            return other;
        }
        int difference = gravity(one) - gravity(other);
        boolean first = difference == 0 ? one.compareTo(other) < 0 : difference > 0;
        return first ? one : other;
    }

    private static int gravity(String who) {
        int known = VERDICTS.indexOf(who);
        return known < 0 ? VERDICTS.size() : known;
    }
}
