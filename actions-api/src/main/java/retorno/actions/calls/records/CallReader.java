package retorno.actions.calls.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import retorno.actions.calls.truth.CallFacts;
import retorno.actions.calls.truth.CallStatus;
import retorno.actions.calls.truth.Command;
import retorno.actions.calls.truth.Side;

/// Reads calls without holding anything up: on SQLite a transaction would be a writer's.
@Component
@Transactional(propagation = Propagation.SUPPORTS)
public class CallReader {
    /// No call has as many; what is beyond was posted by somebody who means no good.
    private static final Limit MOST_EVENTS = Limit.of(1000);

    private final PhoneCallStore calls;
    private final TwilioCallStore legs;
    private final TwilioEventStore events;
    private final TwilioCommandStore commands;

    CallReader(
            PhoneCallStore calls,
            TwilioCallStore legs,
            TwilioEventStore events,
            TwilioCommandStore commands) {
        this.calls = calls;
        this.legs = legs;
        this.events = events;
        this.commands = commands;
    }

    public Optional<PhoneCall> call(String id) {
        return calls.one(id);
    }

    /// The legs of a call that have a sid.
    public List<TwilioCall> legs(String id) {
        return legs.findByPhoneCallIdIn(List.of(id));
    }

    /// What was heard of a call, summed up.
    public CallFacts facts(PhoneCall call) {
        List<TwilioCall> both = legs(call.id());
        return call.facts(of(both, Side.ACTIVIST), of(both, Side.TARGET));
    }

    /// Everything that was heard of a call, in the order of arrival.
    public List<TwilioEvent> events(String id) {
        return events.ofCall(id, MOST_EVENTS);
    }

    /// What Twilio was asked to do for a call.
    public List<TwilioCommand> commands(String id) {
        return commands.findByPhoneCallIdIn(List.of(id));
    }

    /// One command of a call.
    public Optional<TwilioCommand> command(String id, Command command) {
        return commands.findByPhoneCallIdAndCommand(id, command.word());
    }

    /// Calls that were asked for in a period, the newest first.
    ///
    /// @param status null for all
    public List<PhoneCall> between(
            @Nullable CallStatus status, Instant from, Instant to, int page, int size) {
        PageRequest request = PageRequest.of(page, size);
        return status == null
                ? calls.between(from, to, request)
                : calls.between(status.word(), from, to, request);
    }

    /// Calls that have been silent for too long, the longest first.
    public List<String> toAskAbout(Instant now, int most) {
        return calls.toAskAbout(now, Limit.of(most));
    }

    private static Optional<TwilioCall> of(List<TwilioCall> legs, Side side) {
        return legs.stream().filter(leg -> leg.side() == side).findFirst();
    }
}
