package retorno.actions.calls.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import retorno.actions.calls.PhoneSettings;
import retorno.actions.calls.commands.CommandRunner;
import retorno.actions.calls.commands.TwilioAlarm;
import retorno.actions.calls.records.CallDesk;
import retorno.actions.calls.records.CallReader;
import retorno.actions.calls.records.NewPhoneCall;
import retorno.actions.calls.records.Once;
import retorno.actions.calls.records.Opened;
import retorno.actions.calls.records.TwilioCall;
import retorno.actions.calls.records.TwilioCommand;
import retorno.actions.calls.truth.Command;
import retorno.actions.calls.truth.Side;
import retorno.actions.settings.ActionsSettings;

/// Takes a call on and waits, within a limit, until Twilio has said whether it dials the activist.
@Component
class Placing {
    private static final Duration LOOK = Duration.ofMillis(50);

    /// What Twilio says of numbers that nobody can call.
    private static final Set<String> BAD_NUMBERS =
            Set.of("twilio:21211", "twilio:21214", "twilio:21217", "twilio:13224");

    private final CallDesk desk;
    private final CommandRunner runner;
    private final CallReader reader;
    private final TwilioAlarm alarm;
    private final ActionsSettings settings;
    private final PhoneSettings phone;

    Placing(
            CallDesk desk,
            CommandRunner runner,
            CallReader reader,
            TwilioAlarm alarm,
            ActionsSettings settings,
            PhoneSettings phone) {
        this.desk = desk;
        this.runner = runner;
        this.reader = reader;
        this.alarm = alarm;
        this.settings = settings;
        this.phone = phone;
    }

    /// @throws Refusal 422, 429, 502 or 503
    ResponseEntity<Placed> place(NewPhoneCall wanted, @Nullable Once once) {
        requireAccount();
        return switch (take(wanted, once)) {
            case Opened.Made made -> {
                runner.run(made.commandId());
                yield outcome(made.callId());
            }
            case Opened.Known known -> outcome(known.callId());
            case Opened.Clash() ->
                    throw Refusal.flawed(
                            "This Idempotency-Key was used for another request.",
                            "header",
                            "Idempotency-Key");
            case Opened.Invalid invalid ->
                    throw Refusal.flawed(invalid.message(), "body", "widget_id");
            case Opened.TooMany many -> throw Refusal.tooMany(many.of(), many.retryAfter());
        };
    }

    private void requireAccount() {
        if (settings.twilio().client().isEmpty() || phone.from().isEmpty()) {
            throw Refusal.unavailable(
                    "No call can be placed: RETORNO_TWILIO_ACCOUNT_SID, RETORNO_TWILIO_AUTH_TOKENS"
                            + " and RETORNO_PHONE_FROM must be set.",
                    Duration.ofMinutes(1));
        }
        if (alarm.reason().isPresent()) {
            throw Refusal.unavailable(
                    "No call can be placed: Twilio refuses our credentials.",
                    Duration.ofMinutes(1));
        }
    }

    /// Two requests with one key at one moment: the second finds what the first has made.
    private Opened take(NewPhoneCall wanted, @Nullable Once once) {
        try {
            return desk.take(wanted, once);
        } catch (DataIntegrityViolationException sameKey) {
            return desk.take(wanted, once);
        }
    }

    /// Somebody else may be at it: a request with the same key, or the worker after a pause.
    private ResponseEntity<Placed> outcome(String callId) {
        Instant limit = Instant.now().plus(phone.answerWithin());
        do {
            Optional<TwilioCommand> dial = reader.command(callId, Command.DIAL_ACTIVIST);
            if (dial.isPresent()) {
                switch (dial.get().state()) {
                    case DONE -> {
                        return ResponseEntity.ok(placed(callId));
                    }
                    case FAILED, SKIPPED -> throw failed(callId, dial.get().reason());
                    case WAITING, ATTEMPTING -> {}
                }
            }
        } while (pause() && Instant.now().isBefore(limit));
        return ResponseEntity.accepted().body(placed(callId));
    }

    private Placed placed(String callId) {
        Optional<TwilioCall> leg =
                reader.legs(callId).stream()
                        .filter(call -> call.side() == Side.ACTIVIST)
                        .findFirst();
        return new Placed(
                callId,
                leg.map(TwilioCall::sid).orElse(null),
                leg.map(call -> call.leg().status().word()).orElse("queued"));
    }

    private static Refusal failed(String callId, @Nullable String reason) {
        if (reason != null && BAD_NUMBERS.contains(reason)) {
            return Refusal.flawed(
                    "Twilio does not call this number (%s).".formatted(reason),
                    "body",
                    "activist",
                    "phone");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("detail", "Twilio did not place the call.");
        body.put("call_id", callId);
        body.put("status", "failed");
        body.put("reason", String.valueOf(reason));
        return Refusal.with(502, body);
    }

    private static boolean pause() {
        try {
            Thread.sleep(LOOK);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
