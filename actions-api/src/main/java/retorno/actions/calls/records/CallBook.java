package retorno.actions.calls.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import retorno.actions.calls.PhoneSettings;
import retorno.actions.calls.truth.CallFacts;
import retorno.actions.calls.truth.Command;
import retorno.actions.calls.truth.Duties;
import retorno.actions.calls.truth.LegStatus;
import retorno.actions.calls.truth.Side;
import retorno.actions.calls.truth.Standing;
import retorno.actions.calls.truth.TruthTable;

/// Where everything that is heard of calls is entered: one transaction for the event, the legs, the
/// standing that follows, and the commands that are due.
@Component
public class CallBook {
    private final PhoneCallStore calls;
    private final TwilioCallStore legs;
    private final TwilioEventStore events;
    private final TwilioCommandStore commands;
    private final ApplicationEventPublisher publisher;
    private final PhoneSettings settings;
    private final InstantSource clock;

    CallBook(
            PhoneCallStore calls,
            TwilioCallStore legs,
            TwilioEventStore events,
            TwilioCommandStore commands,
            ApplicationEventPublisher publisher,
            PhoneSettings settings,
            InstantSource clock) {
        this.calls = calls;
        this.legs = legs;
        this.events = events;
        this.commands = commands;
        this.publisher = publisher;
        this.settings = settings;
        this.clock = clock;
    }

    /// Enters all of it or nothing. What has a known key is dropped; what speaks of no call of ours
    /// is kept beside.
    @Transactional
    public void hear(List<News> batch) {
        List<News> fresh = unknown(batch);
        if (fresh.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        OpenCalls open = open(fresh, now);
        List<TwilioEvent> log = new ArrayList<>();
        for (News news : fresh) {
            PhoneCall call = open.callOf(news).orElse(null);
            Side side = call == null ? news.side() : open.sideOf(news, call);
            log.add(new TwilioEvent(news, call == null ? null : call.id(), side));
            if (call != null) {
                open.enter(news, call, side);
            }
        }
        events.saveAll(log);
        open.entered().forEach((id, facts) -> conclude(open, open.call(id), facts, now));
        legs.saveAll(open.newLegs());
    }

    /// Whether a leg of this sid is known, whichever call's.
    @Transactional(propagation = Propagation.SUPPORTS)
    public Set<String> knownLegs(Collection<String> sids) {
        return Set.copyOf(legs.known(sids));
    }

    /// Takes on to ask Twilio about a call; false where somebody else does, or where it spoke
    /// meanwhile.
    @Transactional
    public boolean takeOnToAsk(String callId) {
        Instant now = clock.instant();
        return calls.hold(callId)
                .filter(call -> {
                    Instant askAt = call.askAt();
                    return askAt != null && !askAt.isAfter(now);
                })
                .map(call -> {
                    call.askAt(now.plus(settings.silence()));
                    return true;
                })
                .orElse(false);
    }

    OpenCalls open(String callId, Instant now) {
        OpenCalls open = new OpenCalls(now);
        fill(open, Set.of(callId));
        return open;
    }

    private List<News> unknown(List<News> batch) {
        Map<String, News> byKey = new LinkedHashMap<>();
        batch.forEach(news -> byKey.putIfAbsent(news.key(), news));
        Set<String> known = new HashSet<>(events.known(byKey.keySet()));
        return byKey.values().stream().filter(news -> !known.contains(news.key())).toList();
    }

    private OpenCalls open(List<News> batch, Instant now) {
        Set<String> sids = distinct(batch, News::callSid);
        Set<String> ids = distinct(batch, News::callId);
        ids.addAll(sids.isEmpty() ? List.of() : legs.callsOf(sids));
        OpenCalls open = new OpenCalls(now);
        fill(open, ids);
        return open;
    }

    /// The calls first: with their rows held, nobody else changes what belongs to them.
    private void fill(OpenCalls open, Set<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        calls.hold(ids).forEach(open::add);
        legs.findByPhoneCallIdIn(ids).forEach(open::add);
        commands.findByPhoneCallIdIn(ids).forEach(open::add);
    }

    private void conclude(OpenCalls open, PhoneCall call, CallFacts facts, Instant now) {
        Standing standing = TruthTable.judge(facts).after(call.status(), call.reason());
        call.take(facts, standing, now);
        for (Side side : Side.values()) {
            open.leg(call, side).ifPresent(leg -> leg.take(facts.leg(side), now));
        }
        Duration settle = open.onlyAnswers(call.id()) ? settings.silence() : settings.settle();
        call.askAt(Duties.askAt(facts, standing, now, settings.silence(), settle).orElse(null));
        boolean more = false;
        for (Command command : Duties.due(facts)) {
            if (!open.has(call.id(), command)) {
                commands.save(new TwilioCommand(call.id(), command, dueAt(command, facts, now)));
                more = true;
            }
        }
        if (more) {
            publisher.publishEvent(new CommandsDue());
        }
    }

    /// A target who was in the room takes the activist along when he leaves it: mostly nothing is
    /// left to be done.
    private Instant dueAt(Command command, CallFacts facts, Instant now) {
        boolean takenAlong =
                command == Command.RELEASE_ACTIVIST
                        && facts.target().status() == LegStatus.COMPLETED;
        return takenAlong ? now.plus(settings.settle()) : now;
    }

    private static Set<String> distinct(List<News> batch, Function<News, @Nullable String> part) {
        Set<String> distinct = new TreeSet<>();
        for (News news : batch) {
            String value = part.apply(news);
            if (value != null) {
                distinct.add(value);
            }
        }
        return distinct;
    }
}
