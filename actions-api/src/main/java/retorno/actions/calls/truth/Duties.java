package retorno.actions.calls.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import retorno.actions.calls.truth.Fact.Mark;

/// What has to be done about a call, as a function of what was heard of it. The same command may be
/// due many times over: whoever keeps them keeps the first.
public final class Duties {
    private Duties() {}

    /// The commands that are due now. The activist is dialled when the call is asked for, so that
    /// is never among them.
    public static Set<Command> due(CallFacts facts) {
        EnumSet<Command> due = EnumSet.noneOf(Command.class);
        for (Command command : Command.values()) {
            if (command != Command.DIAL_ACTIVIST && wanted(command, facts)) {
                due.add(command);
            }
        }
        return due;
    }

    /// Whether a command still makes sense; between becoming due and being executed the call goes
    /// on.
    public static boolean wanted(Command command, CallFacts facts) {
        Leg activist = facts.activist();
        Leg target = facts.target();
        boolean gone = activist.status().ended();
        return switch (command) {
            case DIAL_ACTIVIST -> activist.status() == LegStatus.NONE;
            case ADD_TARGET ->
                    facts.conference()
                            && facts.is(Mark.JOINED)
                            && facts.humanOk()
                            && !gone
                            && target.status() == LegStatus.NONE;
            case END_TARGET -> gone && target.status().open() && !doubtful(activist);
            case RELEASE_ACTIVIST -> facts.conference() && target.status().ended() && !gone;
            case END_MACHINE -> target.machine() && target.status().open();
            case END_VOICEMAIL ->
                    activist.machine() && activist.status().open() && !facts.connected();
        };
    }

    /// Whether anything is still to be heard of it.
    public static boolean open(CallFacts facts, Standing standing) {
        return !standing.status().terminal()
                || standing.needsReconcile()
                || facts.activist().status().open()
                || facts.target().status().open();
    }

    /// When Twilio is to be asked about it, unless something is heard before; empty where all has
    /// been heard.
    ///
    /// @param heard when something was heard last
    /// @param silence how long is too long
    /// @param settle how long the last callbacks take to arrive where a leg should have ended
    public static Optional<Instant> askAt(
            CallFacts facts, Standing standing, Instant heard, Duration silence, Duration settle) {
        if (!open(facts, standing)) {
            return Optional.empty();
        }
        boolean overdue =
                facts.overAt() != null
                        || standing.needsReconcile()
                        || leftWithoutEnd(facts.activist())
                        || leftWithoutEnd(facts.target());
        return Optional.of(heard.plus(overdue ? settle : silence));
    }

    /// One who left the room has mostly hung up, and the callback about that is on its way or lost.
    private static boolean leftWithoutEnd(Leg leg) {
        return leg.leftAs() != null && leg.status().open();
    }

    /// That he was busy, and yet the target was dialled: nobody is cut off before Twilio was asked.
    private static boolean doubtful(Leg activist) {
        boolean answered = activist.status() == LegStatus.COMPLETED;
        return activist.ending().disputed() || (!answered && !activist.ending().certain());
    }
}
