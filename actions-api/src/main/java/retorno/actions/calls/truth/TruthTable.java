package retorno.actions.calls.truth;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import retorno.actions.calls.truth.Fact.Mark;

/// The standing of a call as a function of its two legs; nothing else has a say, least of all the
/// order in which things were heard.
///
/// Failures on the activist's side show as canceled; busy, no-answer and failed speak of the
/// target.
public final class TruthTable {
    private static final Duration A_TICK = Duration.ofSeconds(1);

    private TruthTable() {}

    /// Where the call stands.
    public static Standing judge(CallFacts facts) {
        Leg activist = facts.activist();
        boolean contradiction = contradicts(facts) && !asked(facts);
        boolean disputed = activist.ending().disputed() || facts.target().ending().disputed();
        return row(facts).doubtful(contradiction || disputed);
    }

    private static Standing row(CallFacts facts) {
        Leg activist = facts.activist();
        boolean dialled = facts.target().status() != LegStatus.NONE;
        return switch (activist.status()) {
            // The target is dialled only after the activist has answered: his news is late.
            case NONE, QUEUED, RINGING ->
                    dialled ? answered(facts) : Standing.of(CallStatus.INITIATED);
            case IN_PROGRESS -> answered(facts);
            case COMPLETED -> hungUp(facts);
            case BUSY, NO_ANSWER, FAILED, CANCELED ->
                    dialled ? answered(facts) : neverAnswered(activist);
        };
    }

    /// Row P: the activist is on the line.
    private static Standing answered(CallFacts facts) {
        Leg target = facts.target();
        boolean connected = facts.connected();
        return switch (target.status()) {
            case NONE ->
                    Standing.of(
                            facts.is(Mark.REDIRECTED) ? CallStatus.RINGING : CallStatus.INITIATED);
            case QUEUED, RINGING -> Standing.of(CallStatus.RINGING);
            case IN_PROGRESS ->
                    Standing.of(connected ? CallStatus.IN_PROGRESS : CallStatus.RINGING);
            case COMPLETED ->
                    connected
                            ? Standing.of(CallStatus.COMPLETED, "target-hung-up")
                            : notReached(target);
            case BUSY -> Standing.of(CallStatus.BUSY, "target-busy");
            case NO_ANSWER -> Standing.of(CallStatus.NO_ANSWER, "target-no-answer");
            case FAILED -> targetFailed(target);
            case CANCELED -> Standing.of(CallStatus.CANCELED, "target-canceled");
        };
    }

    /// Row C: the activist was on the line and is not any more.
    private static Standing hungUp(CallFacts facts) {
        Leg target = facts.target();
        boolean connected = facts.connected();
        Standing activistHungUp = Standing.of(CallStatus.CANCELED, "activist-hung-up");
        return switch (target.status()) {
            case NONE -> Standing.of(CallStatus.CANCELED, beforeDialling(facts));
            case QUEUED, RINGING -> activistHungUp;
            case IN_PROGRESS ->
                    connected
                            ? Standing.of(CallStatus.COMPLETED, "activist-hung-up")
                            : activistHungUp;
            case COMPLETED -> bothEnded(facts, connected);
            case BUSY -> Standing.of(CallStatus.BUSY, "target-busy");
            case NO_ANSWER ->
                    first(facts) == Side.ACTIVIST
                            ? activistHungUp
                            : Standing.of(CallStatus.NO_ANSWER, "target-no-answer");
            case FAILED -> targetFailed(target);
            // Twilio cancels a leg because we asked it to or because the other one is gone.
            case CANCELED ->
                    first(facts) == Side.TARGET
                            ? Standing.of(CallStatus.CANCELED, "target-canceled")
                            : activistHungUp;
        };
    }

    private static Standing bothEnded(CallFacts facts, boolean connected) {
        boolean targetFirst = first(facts) == Side.TARGET;
        if (connected) {
            return Standing.of(
                    CallStatus.COMPLETED, targetFirst ? "target-hung-up" : "activist-hung-up");
        }
        if (facts.target().machine() || first(facts) != Side.ACTIVIST) {
            return notReached(facts.target());
        }
        return Standing.of(CallStatus.CANCELED, "activist-hung-up");
    }

    private static Standing neverAnswered(Leg activist) {
        return activist.refusal() != null
                ? Standing.of(CallStatus.FAILED, activist.refusal())
                : Standing.of(CallStatus.CANCELED, "activist-" + activist.status().word());
    }

    private static Standing targetFailed(Leg target) {
        return Standing.of(
                CallStatus.FAILED, target.refusal() == null ? "target-failed" : target.refusal());
    }

    private static Standing notReached(Leg target) {
        return Standing.of(
                CallStatus.NO_ANSWER, target.machine() ? "target-voicemail" : "target-left-early");
    }

    private static String beforeDialling(CallFacts facts) {
        if (facts.activist().machine()) {
            return "activist-voicemail";
        }
        return facts.is(Mark.QUESTIONED) && !facts.is(Mark.CONFIRMED)
                ? "activist-not-confirmed"
                : "activist-hung-up-before-dial";
    }

    /// Who ended first; null where nothing tells. Twilio's times are whole seconds, and one end
    /// usually brings the other about: where they are at most one apart, the conference's own order
    /// says more than they do.
    private static @Nullable Side first(CallFacts facts) {
        Duration lead = lead(facts.activist().ending().at(), facts.target().ending().at());
        Side earlier = lead.isPositive() ? Side.ACTIVIST : lead.isNegative() ? Side.TARGET : null;
        if (lead.abs().compareTo(A_TICK) > 0) {
            return earlier;
        }
        Long left = facts.activist().leftAs();
        Long targetLeft = facts.target().leftAs();
        if (left != null && targetLeft != null) {
            return left < targetLeft ? Side.ACTIVIST : Side.TARGET;
        }
        return earlier == null && facts.is(Mark.OUTLIVED) ? Side.TARGET : earlier;
    }

    /// By how much the activist was first; zero where that is not known.
    private static Duration lead(@Nullable Instant activist, @Nullable Instant target) {
        return activist == null || target == null
                ? Duration.ZERO
                : Duration.between(activist, target);
    }

    /// Whether the target was dialled although the activist never answered.
    private static boolean contradicts(CallFacts facts) {
        LegStatus activist = facts.activist().status();
        return activist.ended()
                && activist != LegStatus.COMPLETED
                && facts.target().status() != LegStatus.NONE;
    }

    private static boolean asked(CallFacts facts) {
        return facts.activist().ending().certain() && facts.target().ending().certain();
    }
}
