package retorno.actions.calls.commands;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import retorno.actions.calls.PhoneSettings;
import retorno.actions.calls.records.CallBook;
import retorno.actions.calls.records.CommandBook;
import retorno.actions.calls.records.Order;
import retorno.actions.calls.truth.Command;
import retorno.actions.calls.truth.LegStatus;
import retorno.actions.calls.truth.Side;
import retorno.actions.twilio.CallResource;
import retorno.actions.twilio.TwilioCalls;
import retorno.actions.twilio.TwilioFailure;

/// Executes one command. Nobody is ever dialled twice for one: where it is not certain that Twilio
/// has not done it, it is looked for before Twilio is asked again, also after a crash.
@Component
public class CommandRunner {
    private static final Logger log = LoggerFactory.getLogger(CommandRunner.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 16;
    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_ENDINGS = 5;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final CommandBook commands;
    private final CallBook book;
    private final Requests requests;
    private final Search search;
    private final TwilioCalls twilio;
    private final TwilioAlarm alarm;
    private final PhoneSettings settings;
    private final InstantSource clock;

    CommandRunner(
            CommandBook commands,
            CallBook book,
            Requests requests,
            Search search,
            TwilioCalls twilio,
            TwilioAlarm alarm,
            PhoneSettings settings,
            InstantSource clock) {
        this.commands = commands;
        this.book = book;
        this.requests = requests;
        this.search = search;
        this.twilio = twilio;
        this.alarm = alarm;
        this.settings = settings;
        this.clock = clock;
    }

    /// Executes a command, unless somebody else is at it. Returns when Twilio has answered, or will
    /// not within its limits; at once where too many are under way for it to begin soon, and then
    /// it stays due.
    public void run(long id) {
        try {
            // Before the lease begins: it must not run out while others are being served.
            if (places.tryAcquire(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    commands.claim(id).ifPresent(this::execute);
                } finally {
                    places.release();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void execute(Order order) {
        try {
            if (order.look()) {
                look(order);
            } else {
                commands.done(order, requests.send(order));
            }
        } catch (TwilioFailure failure) {
            log.warn("call {}: {}: {}", order.callId(), order.command().word(), failure + "");
            judge(order, failure);
        }
    }

    private void judge(Order order, TwilioFailure failure) {
        switch (failure) {
            case TwilioFailure.Refused refused -> refused(order, refused);
            case TwilioFailure.Unauthorized unauthorized -> unauthorized(order, unauthorized);
            case TwilioFailure.Throttled throttled ->
                    later(order, pause(order, throttled.retryAfter()), failure);
            case TwilioFailure.NotSent notSent -> later(order, pause(order, null), failure);
            case TwilioFailure.Uncertain uncertain -> uncertain(order, failure);
        }
    }

    private void refused(Order order, TwilioFailure.Refused refused) {
        if (order.look()) {
            later(order, pause(order, null), refused);
        } else if (order.command().dials()) {
            commands.failed(order, refused.reason());
        } else {
            ended(order, refused);
        }
    }

    /// A leg that cannot be ended has mostly ended already: Twilio is asked how.
    private void ended(Order order, TwilioFailure refused) {
        Side side =
                switch (order.command()) {
                    case RELEASE_ACTIVIST, END_VOICEMAIL, DIAL_ACTIVIST -> Side.ACTIVIST;
                    case END_TARGET, END_MACHINE, ADD_TARGET -> Side.TARGET;
                };
        String sid = side == Side.ACTIVIST ? order.activistSid() : order.targetSid();
        if (sid == null || over(order, side, sid)) {
            commands.done(order, null);
        } else if (order.attempts() < MOST_ENDINGS) {
            commands.again(order, pause(order, null), refused.reason());
        } else {
            commands.failed(order, refused.reason());
        }
    }

    private boolean over(Order order, Side side, String sid) {
        try {
            CallResource call = twilio.fetch(sid);
            book.hear(List.of(Answers.state(order.callId(), side, call, clock.instant())));
            return LegStatus.of(call.status().word()).ended();
        } catch (TwilioFailure.Refused unknown) {
            return true;
        } catch (TwilioFailure noAnswer) {
            return false;
        }
    }

    private void unauthorized(Order order, TwilioFailure failure) {
        alarm.ring(clock.instant(), String.valueOf(failure.getMessage()));
        if (order.command() == Command.DIAL_ACTIVIST && !order.look()) {
            commands.failed(order, failure.reason());
        } else {
            later(order, LONGEST_PAUSE, failure);
        }
    }

    private void uncertain(Order order, TwilioFailure failure) {
        if (order.look()) {
            commands.unsure(order, pause(order, null), null, false);
        } else if (order.command().dials()) {
            commands.unsure(order, settings.lookAfter(), failure.reason(), false);
        } else {
            later(order, pause(order, null), failure);
        }
    }

    /// Nothing was done just now; where something may have been before, that stays in doubt.
    private void later(Order order, Duration pause, TwilioFailure failure) {
        if (order.look()) {
            commands.unsure(order, pause, null, false);
        } else {
            commands.again(order, pause, failure.reason());
        }
    }

    private void look(Order order) {
        boolean last = order.looks() + 1 >= settings.looks();
        Side side = order.command() == Command.DIAL_ACTIVIST ? Side.ACTIVIST : Side.TARGET;
        switch (search.look(order)) {
            case Search.Found.Leg leg ->
                    commands.done(order, Answers.dialled(order, side, leg.sid(), clock.instant()));
            case Search.Found.Nothing none -> {
                if (!last) {
                    commands.unsure(order, nextLook(order), null, true);
                } else if (order.attempts() < MOST_ATTEMPTS) {
                    commands.again(order, Duration.ZERO, "twilio:uncertain");
                } else {
                    commands.failed(order, "twilio:uncertain");
                }
            }
            // One of them may be ours: rather nobody is dialled than somebody twice.
            case Search.Found.Several several -> {
                if (last) {
                    commands.failed(order, "twilio:uncertain");
                } else {
                    commands.unsure(order, nextLook(order), null, true);
                }
            }
        }
    }

    private Duration nextLook(Order order) {
        return settings.lookAfter().multipliedBy(1L << Math.min(order.looks() + 1, 6));
    }

    /// Doubles with each attempt, and differs from others': who was throttled together must not
    /// come back together.
    private Duration pause(Order order, @Nullable Duration atLeast) {
        long longest = LONGEST_PAUSE.toMillis();
        int doublings = Math.clamp(order.attempts() - 1, 0, 10);
        long millis = Math.min(longest, settings.retry().toMillis() << doublings);
        long jittered = millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
        long least = atLeast == null ? 0 : Math.min(longest, atLeast.toMillis());
        return Duration.ofMillis(least + jittered);
    }
}
