package retorno.actions.calls.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import retorno.actions.calls.PhoneSettings;
import retorno.actions.calls.records.TwilioCommand.State;
import retorno.actions.calls.truth.CallFacts;
import retorno.actions.calls.truth.Command;
import retorno.actions.calls.truth.Duties;
import retorno.actions.calls.truth.Fact;
import retorno.actions.calls.truth.Side;
import retorno.actions.settings.ActionsSettings;

/// Who executes which command, and what came of it. A command is marked as attempted before Twilio
/// is asked, so that whoever finds it after a crash looks before he asks again.
@Component
public class CommandBook {
    private final TwilioCommandStore commands;
    private final PhoneCallStore calls;
    private final CallBook book;
    private final PhoneSettings settings;
    private final InstantSource clock;
    private final Duration lease;

    CommandBook(
            TwilioCommandStore commands,
            PhoneCallStore calls,
            CallBook book,
            PhoneSettings settings,
            ActionsSettings program,
            InstantSource clock) {
        this.commands = commands;
        this.calls = calls;
        this.book = book;
        this.settings = settings;
        this.clock = clock;
        // Longer than any request may take, so that nobody takes over what is still under way.
        this.lease =
                program.twilio()
                        .connectTimeout()
                        .plus(program.twilio().readTimeout())
                        .multipliedBy(2);
    }

    /// Commands that nobody is at, the longest due first.
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Long> due(int most) {
        return commands.due(clock.instant(), Limit.of(most));
    }

    /// Takes a command on; empty where somebody else has, or where there is nothing to do any more.
    @Transactional
    public Optional<Order> claim(long id) {
        Instant now = clock.instant();
        Optional<PhoneCall> held = commands.callOf(id).flatMap(calls::hold);
        TwilioCommand row = commands.findById(id).orElse(null);
        if (held.isEmpty() || row == null || !row.free(now)) {
            return Optional.empty();
        }
        OpenCalls open = book.open(held.get().id(), now);
        CallFacts facts = open.factsOf(held.get());
        if (overtaken(row, open, held.get(), facts, now)) {
            return Optional.empty();
        }
        boolean look = row.state() == State.ATTEMPTING && row.command().dials();
        if (!look) {
            row.attempt(now);
        }
        // As it comes back from the table: the lease says whose order it is.
        Instant until = now.plus(lease).truncatedTo(ChronoUnit.MILLIS);
        row.lease(until, now);
        return Optional.of(order(row, look, open, held.get(), facts, until));
    }

    /// Twilio did it.
    ///
    /// @param news what it answered; null where that says nothing new
    @Transactional
    public void done(Order order, @Nullable News news) {
        put(order, State.DONE, clock.instant(), null);
        if (news != null) {
            book.hear(List.of(news));
        }
    }

    /// Twilio will not do it.
    @Transactional
    public void failed(Order order, String reason) {
        if (ours(order)) {
            put(order, State.FAILED, clock.instant(), reason);
            refuse(order.callId(), order.command(), reason);
        }
    }

    /// Twilio has certainly not done it, and may be asked again.
    @Transactional
    public void again(Order order, Duration pause, String reason) {
        if (ours(order)) {
            put(order, State.WAITING, clock.instant().plus(pause), reason);
        }
    }

    /// Twilio may have done it.
    ///
    /// @param looked whether that was looked for, and nothing found
    @Transactional
    public void unsure(Order order, Duration pause, @Nullable String reason, boolean looked) {
        if (ours(order)) {
            TwilioCommand row = commands.findById(order.id()).orElseThrow();
            if (looked) {
                row.looked();
            }
            row.put(
                    State.ATTEMPTING,
                    clock.instant().plus(pause),
                    reason == null ? row.reason() : reason,
                    clock.instant());
        }
    }

    private boolean ours(Order order) {
        calls.hold(order.callId());
        return commands.findById(order.id())
                .filter(row -> order.leaseUntil().equals(row.leaseUntil()))
                .isPresent();
    }

    private void put(Order order, State state, Instant due, @Nullable String reason) {
        calls.hold(order.callId());
        commands.findById(order.id())
                .ifPresent(row -> row.put(state, due, reason, clock.instant()));
    }

    /// Ends what has been done, makes no sense any more, or comes too late.
    private boolean overtaken(
            TwilioCommand row, OpenCalls open, PhoneCall call, CallFacts facts, Instant now) {
        if (row.command().dials() && open.leg(call, side(row.command())).isPresent()) {
            row.put(State.DONE, now, null, now);
            return true;
        }
        boolean unsure = row.state() == State.ATTEMPTING && row.command().dials();
        if (!unsure && !Duties.wanted(row.command(), facts)) {
            row.put(State.SKIPPED, now, null, now);
            return true;
        }
        Instant latest = row.createdAt().plus(settings.dialWithin());
        if (!unsure && row.command().dials() && now.isAfter(latest)) {
            String reason = row.reason() == null ? "not-dialled-in-time" : row.reason();
            row.put(State.FAILED, now, reason, now);
            refuse(call.id(), row.command(), reason);
            return true;
        }
        return false;
    }

    private void refuse(String callId, Command command, String reason) {
        if (command.dials()) {
            Side side = side(command);
            book.hear(
                    List.of(
                            new News(
                                    UUID.randomUUID().toString(),
                                    News.Source.COMMAND,
                                    callId,
                                    null,
                                    side,
                                    command.word(),
                                    reason,
                                    null,
                                    null,
                                    clock.instant(),
                                    null,
                                    News.Detail.NONE,
                                    known -> List.of(new Fact.Refused(side, reason)))));
        }
    }

    private static Side side(Command command) {
        return command == Command.DIAL_ACTIVIST ? Side.ACTIVIST : Side.TARGET;
    }

    private static Order order(
            TwilioCommand row,
            boolean look,
            OpenCalls open,
            PhoneCall call,
            CallFacts facts,
            Instant leaseUntil) {
        Instant attempted = row.attemptedAt();
        return new Order(
                row.id(),
                row.command(),
                look,
                row.looks(),
                row.attempts(),
                attempted == null ? row.createdAt() : attempted,
                leaseUntil,
                call.id(),
                call.arrangement(),
                call.activist(),
                call.target(),
                open.leg(call, Side.ACTIVIST).map(TwilioCall::sid).orElse(null),
                open.leg(call, Side.TARGET).map(TwilioCall::sid).orElse(null),
                facts);
    }
}
