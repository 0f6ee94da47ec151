package retorno.actions.calls.truth;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import retorno.actions.calls.truth.Arrangement.Confirm;
import retorno.actions.calls.truth.Arrangement.Mode;
import retorno.actions.calls.truth.Fact.Mark;

/// All that was heard of a call. Facts may come in any order and any number of times: the sum is
/// the same.
///
/// @param startedAt when the conference began; null where that was not heard
/// @param overAt when it ended
public record CallFacts(
        Arrangement arrangement,
        Leg activist,
        Leg target,
        Set<Mark> marks,
        @Nullable Instant startedAt,
        @Nullable Instant overAt) {

    /// A call of which nothing was heard yet.
    public static CallFacts none(Arrangement arrangement) {
        return new CallFacts(arrangement, Leg.SILENT, Leg.SILENT, Set.of(), null, null);
    }

    /// These facts and one more.
    public CallFacts with(Fact fact) {
        return switch (fact) {
            case Fact.Said said -> {
                Leg leg = leg(said.side()).said(said.status(), said.weight(), said.at());
                yield with(said.side(), leg);
            }
            case Fact.AnsweredBy by -> with(by.side(), leg(by.side()).answeredBy(by.who()));
            case Fact.Refused no -> with(no.side(), leg(no.side()).refused(no.reason()));
            case Fact.Joined joined -> joined(joined);
            case Fact.Left left -> with(left.side(), leg(left.side()).left(left.sequence()));
            case Fact.Started start -> times(Ending.earlier(startedAt, start.at()), overAt);
            case Fact.Over over -> times(startedAt, Ending.earlier(overAt, over.at()));
            case Fact.Marked marked -> with(marked.mark());
        };
    }

    /// One of the two legs.
    public Leg leg(Side side) {
        return switch (side) {
            case ACTIVIST -> activist;
            case TARGET -> target;
        };
    }

    /// Whether this is so.
    public boolean is(Mark mark) {
        return marks.contains(mark);
    }

    /// Whether the two could talk. Never kept: that a machine had picked up is learnt late.
    public boolean connected() {
        boolean together =
                switch (arrangement.mode()) {
                    case CONFERENCE -> startedAt != null;
                    case DIAL -> target.answered();
                };
        return together && !target.machine();
    }

    /// Whether the activist has shown that he is there in person, as far as he was to.
    public boolean humanOk() {
        boolean shown = arrangement.confirm() == Confirm.NONE || is(Mark.CONFIRMED);
        return shown && !activist.machine();
    }

    /// Whether the two meet in a room.
    public boolean conference() {
        return arrangement.mode() == Mode.CONFERENCE;
    }

    private CallFacts joined(Fact.Joined joined) {
        Leg leg = leg(joined.side()).said(LegStatus.IN_PROGRESS, Ending.UNNUMBERED, joined.at());
        CallFacts facts = with(joined.side(), leg);
        return joined.side() == Side.ACTIVIST ? facts.with(Mark.JOINED) : facts;
    }

    private CallFacts with(Side side, Leg leg) {
        return new CallFacts(
                arrangement,
                side == Side.ACTIVIST ? leg : activist,
                side == Side.TARGET ? leg : target,
                marks,
                startedAt,
                overAt);
    }

    private CallFacts with(Mark mark) {
        EnumSet<Mark> more = EnumSet.of(mark);
        more.addAll(marks);
        return new CallFacts(
                arrangement,
                activist,
                target,
                Collections.unmodifiableSet(more),
                startedAt,
                overAt);
    }

    private CallFacts times(@Nullable Instant started, @Nullable Instant over) {
        return new CallFacts(arrangement, activist, target, marks, started, over);
    }
}
