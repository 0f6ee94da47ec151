package retorno.actions.calls.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import retorno.actions.calls.truth.Arrangement.Confirm;
import retorno.actions.calls.truth.Arrangement.Mode;
import retorno.actions.calls.truth.Fact.Mark;

/// A call's facts, told in the order in which they happen: one second and one number each.
final class Heard {
    static final Arrangement CONFERENCE = new Arrangement(Mode.CONFERENCE, Confirm.NONE);
    static final Arrangement DIAL = new Arrangement(Mode.DIAL, Confirm.NONE);
    static final Arrangement SPEECH = new Arrangement(Mode.CONFERENCE, Confirm.SPEECH);

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final Arrangement arrangement;
    private final List<Fact> facts = new ArrayList<>();
    private int second;
    private int number;

    Heard(Arrangement arrangement) {
        this.arrangement = arrangement;
    }

    Heard activist(LegStatus... statuses) {
        return said(Side.ACTIVIST, statuses);
    }

    Heard target(LegStatus... statuses) {
        return said(Side.TARGET, statuses);
    }

    Heard answeredBy(Side side, String who) {
        return fact(new Fact.AnsweredBy(side, who));
    }

    Heard joined(Side side) {
        return fact(new Fact.Joined(side, now()));
    }

    Heard left(Side side) {
        return fact(new Fact.Left(side, number));
    }

    /// Left the room, whose event told how the leg had ended.
    Heard left(Side side, LegStatus ended) {
        Fact said = new Fact.Said(side, ended, Ending.UNNUMBERED, now());
        return left(side).atOnce().fact(said);
    }

    Heard started() {
        return fact(new Fact.Started(now()));
    }

    Heard over() {
        return fact(new Fact.Over(now()));
    }

    Heard marked(Mark... marks) {
        for (Mark mark : marks) {
            fact(new Fact.Marked(mark));
        }
        return this;
    }

    Heard refused(Side side, String reason) {
        return fact(new Fact.Refused(side, reason));
    }

    /// What follows happens within the same second.
    Heard atOnce() {
        second--;
        return this;
    }

    Heard fact(Fact fact) {
        facts.add(fact);
        second++;
        number++;
        return this;
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    Arrangement arrangement() {
        return arrangement;
    }

    CallFacts sum() {
        return sum(facts);
    }

    CallFacts sum(List<Fact> inThisOrder) {
        CallFacts sum = CallFacts.none(arrangement);
        for (Fact fact : inThisOrder) {
            sum = sum.with(fact);
        }
        return sum;
    }

    private Heard said(Side side, LegStatus... statuses) {
        for (LegStatus status : statuses) {
            if (status != LegStatus.NONE) {
                fact(new Fact.Said(side, status, number, now()));
            }
        }
        return this;
    }

    private Instant now() {
        return START.plusSeconds(second);
    }
}
