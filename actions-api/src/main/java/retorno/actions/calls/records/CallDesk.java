package retorno.actions.calls.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import retorno.actions.calls.PhoneSettings;
import retorno.actions.calls.truth.Arrangement;
import retorno.actions.calls.truth.Command;
import retorno.actions.calls.widgets.PhoneWidget;
import retorno.actions.calls.widgets.Widgets;

/// Takes calls that are asked for: within the limits, and each key once. What it has said yes to is
/// in the tables, and is dialled by whoever executes commands.
@Component
public class CallDesk {
    private static final Duration HOUR = Duration.ofHours(1);

    private final PhoneCallStore calls;
    private final Widgets widgets;
    private final PhoneIdempotencyStore keys;
    private final TwilioCommandStore commands;
    private final ApplicationEventPublisher publisher;
    private final PhoneSettings settings;
    private final InstantSource clock;

    CallDesk(
            PhoneCallStore calls,
            Widgets widgets,
            PhoneIdempotencyStore keys,
            TwilioCommandStore commands,
            ApplicationEventPublisher publisher,
            PhoneSettings settings,
            InstantSource clock) {
        this.calls = calls;
        this.widgets = widgets;
        this.keys = keys;
        this.commands = commands;
        this.publisher = publisher;
        this.settings = settings;
        this.clock = clock;
    }

    /// Takes a call on, or says why not.
    ///
    /// @param once null where the client gave no key
    /// @throws org.springframework.dao.DataIntegrityViolationException where somebody used the same
    ///   key at the same time: ask again
    @Transactional
    public Opened take(NewPhoneCall wanted, @Nullable Once once) {
        Optional<PhoneWidget> widget = widgets.hold(wanted.widgetId());
        Optional<Opened> known = known(once);
        if (known.isPresent()) {
            return known.get();
        }
        if (widget.isEmpty()) {
            return new Opened.Invalid("Widget not found.");
        }
        if (!widget.get().kind().equals(PhoneWidget.PHONE)) {
            return new Opened.Invalid("Widget is not a 'phone' kind.");
        }
        if (!widget.get().mayCall(wanted.target())) {
            return new Opened.Invalid("Target is not present in Widget settings.");
        }
        return tooMany(wanted, widget.get()).orElseGet(() -> make(wanted, once));
    }

    private Optional<Opened> known(@Nullable Once once) {
        return once == null
                ? Optional.empty()
                : keys.findById(once.key())
                        .map(key ->
                                key.requestHash().equals(once.requestHash())
                                        ? new Opened.Known(key.phoneCallId())
                                        : new Opened.Clash());
    }

    private Opened make(NewPhoneCall wanted, @Nullable Once once) {
        Instant now = clock.instant();
        String id = UUID.randomUUID().toString();
        PhoneCall call =
                new PhoneCall(
                        id, wanted, new Arrangement(settings.mode(), settings.confirm()), now);
        calls.saveAndFlush(call);
        if (once != null) {
            keys.saveAndFlush(new PhoneIdempotency(once, id, now));
        }
        TwilioCommand dial =
                commands.saveAndFlush(new TwilioCommand(id, Command.DIAL_ACTIVIST, now));
        publisher.publishEvent(new CommandsDue());
        return new Opened.Made(id, dial.id());
    }

    private Optional<Opened> tooMany(NewPhoneCall wanted, PhoneWidget widget) {
        Instant now = clock.instant();
        PhoneSettings.Limits limits = settings.limits();
        int perNumber = limits.perNumber();
        Integer own = widget.callsPerHour();
        int perWidget = own == null ? limits.perWidget() : own;
        Duration window = limits.numberWindow();
        return full(
                        calls.ofNumber(wanted.activist(), now.minus(window), limit(perNumber)),
                        perNumber,
                        window,
                        now,
                        "number")
                .or(() ->
                        full(
                                calls.ofWidget(widget.id(), now.minus(HOUR), limit(perWidget)),
                                perWidget,
                                HOUR,
                                now,
                                "widget"));
    }

    /// @param latest the latest calls within the window, newest first, at most as many as are
    ///   allowed
    private static Optional<Opened> full(
            List<Instant> latest, int allowed, Duration window, Instant now, String of) {
        if (allowed < 1 || latest.size() < allowed) {
            return Optional.empty();
        }
        return Optional.of(
                new Opened.TooMany(of, Duration.between(now, latest.getLast().plus(window))));
    }

    private static Limit limit(int allowed) {
        return Limit.of(Math.max(1, allowed));
    }
}
