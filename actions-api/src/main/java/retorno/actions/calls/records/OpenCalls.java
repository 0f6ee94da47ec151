package retorno.actions.calls.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retorno.actions.calls.truth.CallFacts;
import retorno.actions.calls.truth.Command;
import retorno.actions.calls.truth.Fact;
import retorno.actions.calls.truth.Side;

/// The calls that one batch of news speaks of, with all that is known of them; lives as long as its
/// transaction.
final class OpenCalls {
    private static final Logger log = LoggerFactory.getLogger(OpenCalls.class);

    private final Map<String, PhoneCall> calls = new LinkedHashMap<>();
    private final Map<String, TwilioCall> legs = new HashMap<>();
    private final Map<String, Set<Command>> commands = new HashMap<>();
    private final Map<String, CallFacts> facts = new LinkedHashMap<>();
    private final Map<String, Boolean> onlyAnswers = new HashMap<>();
    private final List<TwilioCall> newLegs = new ArrayList<>();
    private final Instant now;

    OpenCalls(Instant now) {
        this.now = now;
    }

    void add(PhoneCall call) {
        calls.put(call.id(), call);
    }

    void add(TwilioCall leg) {
        legs.put(leg.sid(), leg);
    }

    void add(TwilioCommand command) {
        commands.computeIfAbsent(command.phoneCallId(), id -> EnumSet.noneOf(Command.class))
                .add(command.command());
    }

    /// The call that news speaks of; empty where it is none of ours.
    Optional<PhoneCall> callOf(News news) {
        if (news.callId() != null) {
            return Optional.ofNullable(calls.get(news.callId()));
        }
        return leg(news.callSid())
                .flatMap(leg -> Optional.ofNullable(calls.get(leg.phoneCallId())));
    }

    /// Whose leg it speaks of; null where it speaks of the call alone, or of a leg that is none of
    /// the two.
    @Nullable Side sideOf(News news, PhoneCall call) {
        if (news.side() != null) {
            return news.side();
        }
        Optional<TwilioCall> leg = leg(news.callSid());
        if (leg.isPresent()) {
            return leg.get().side();
        }
        String parent = news.detail().parentCallSid();
        boolean dialledByTheActivist =
                parent != null
                        && leg(call, Side.ACTIVIST)
                                .filter(activist -> activist.sid().equals(parent))
                                .isPresent();
        return dialledByTheActivist ? Side.TARGET : null;
    }

    /// Enters what news says.
    void enter(News news, PhoneCall call, @Nullable Side side) {
        if (!admits(news, call, side)) {
            return;
        }
        CallFacts sum = facts.getOrDefault(call.id(), factsOf(call));
        for (Fact fact : news.facts().apply(side)) {
            sum = hasItsLeg(fact, call) ? sum.with(fact) : sum;
        }
        facts.put(call.id(), sum);
        onlyAnswers.merge(call.id(), news.source() == News.Source.ANSWER, Boolean::logicalAnd);
    }

    /// A leg is known by its sid. A second one on the same side is not followed: somebody was
    /// dialled twice.
    private boolean admits(News news, PhoneCall call, @Nullable Side side) {
        String sid = news.callSid();
        if (sid == null || side == null) {
            return true;
        }
        Optional<TwilioCall> known = leg(call, side);
        if (known.isPresent() && !known.get().sid().equals(sid)) {
            log.error(
                    "call {} has a second leg of its {}, {} beside {}: it is not followed",
                    call.id(),
                    side.word(),
                    sid,
                    known.get().sid());
            return false;
        }
        TwilioCall leg = known.orElseGet(() -> begin(sid, call, side));
        leg.detail(news.detail().parentCallSid(), news.detail().durationSeconds());
        return true;
    }

    /// What is said of a leg without naming it is lost where no leg is known: there is no row for
    /// it.
    private boolean hasItsLeg(Fact fact, PhoneCall call) {
        return switch (fact) {
            case Fact.Said said -> leg(call, said.side()).isPresent();
            case Fact.AnsweredBy by -> leg(call, by.side()).isPresent();
            case Fact.Joined joined -> leg(call, joined.side()).isPresent();
            case Fact.Left left -> leg(call, left.side()).isPresent();
            case Fact.Refused _, Fact.Started _, Fact.Over _, Fact.Marked _ -> true;
        };
    }

    private TwilioCall begin(String sid, PhoneCall call, Side side) {
        TwilioCall leg = new TwilioCall(sid, call.id(), side, now);
        newLegs.add(leg);
        add(leg);
        return leg;
    }

    CallFacts factsOf(PhoneCall call) {
        return call.facts(leg(call, Side.ACTIVIST), leg(call, Side.TARGET));
    }

    /// The calls of which something was entered, with the sum of it.
    Map<String, CallFacts> entered() {
        return facts;
    }

    PhoneCall call(String id) {
        return Objects.requireNonNull(calls.get(id));
    }

    List<TwilioCall> newLegs() {
        return newLegs;
    }

    boolean has(String callId, Command command) {
        return commands.getOrDefault(callId, Set.of()).contains(command);
    }

    /// Whether nothing but answers to our own questions was heard of it.
    boolean onlyAnswers(String callId) {
        return onlyAnswers.getOrDefault(callId, false);
    }

    Optional<TwilioCall> leg(PhoneCall call, Side side) {
        return legs.values().stream()
                .filter(leg -> leg.phoneCallId().equals(call.id()) && leg.side() == side)
                .min(Comparator.comparing(TwilioCall::createdAt).thenComparing(TwilioCall::sid));
    }

    private Optional<TwilioCall> leg(@Nullable String sid) {
        return sid == null ? Optional.empty() : Optional.ofNullable(legs.get(sid));
    }
}
