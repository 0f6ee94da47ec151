package retorno.actions.calls.commands;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import retorno.actions.calls.PhoneSettings;
import retorno.actions.calls.records.News;
import retorno.actions.calls.records.Order;
import retorno.actions.calls.script.Addresses;
import retorno.actions.calls.script.Script;
import retorno.actions.calls.truth.LegStatus;
import retorno.actions.calls.truth.Side;
import retorno.actions.twilio.EndAs;
import retorno.actions.twilio.NewCall;
import retorno.actions.twilio.NewParticipant;
import retorno.actions.twilio.StatusCallback;
import retorno.actions.twilio.TwilioCalls;

/// Each command as the one request that it is.
@Component
class Requests {
    /// There is no leg to end.
    private static final String NOBODY = "none";

    private final TwilioCalls twilio;
    private final Addresses addresses;
    private final Script script;
    private final PhoneSettings settings;
    private final InstantSource clock;

    Requests(
            TwilioCalls twilio,
            Addresses addresses,
            Script script,
            PhoneSettings settings,
            InstantSource clock) {
        this.twilio = twilio;
        this.addresses = addresses;
        this.script = script;
        this.settings = settings;
        this.clock = clock;
    }

    /// Asks Twilio, once.
    ///
    /// @return what it answered
    /// @throws retorno.actions.twilio.TwilioFailure where it did not, or may not have done it
    News send(Order order) {
        return switch (order.command()) {
            case DIAL_ACTIVIST ->
                    Answers.dialled(
                            order,
                            Side.ACTIVIST,
                            twilio.create(activist(order)).sid(),
                            clock.instant());
            case ADD_TARGET ->
                    Answers.dialled(
                            order,
                            Side.TARGET,
                            twilio.add(order.callId(), target(order)).callSid(),
                            clock.instant());
            case END_TARGET -> end(order, order.targetSid(), how(order));
            case END_MACHINE -> end(order, order.targetSid(), EndAs.COMPLETED);
            case END_VOICEMAIL -> end(order, order.activistSid(), EndAs.COMPLETED);
            case RELEASE_ACTIVIST -> release(order);
        };
    }

    private News end(Order order, @Nullable String sid, EndAs as) {
        String word = sid == null ? NOBODY : twilio.end(sid, as).status().word();
        return Answers.did(order, word, clock.instant());
    }

    private News release(Order order) {
        LegStatus target = order.facts().target().status();
        String sid = order.activistSid();
        String word =
                sid == null ? NOBODY : twilio.say(sid, script.farewell(target)).status().word();
        return Answers.did(order, word, clock.instant());
    }

    /// What rings is canceled; that would not end what was answered.
    private static EndAs how(Order order) {
        return order.facts().target().status() == LegStatus.IN_PROGRESS
                ? EndAs.COMPLETED
                : EndAs.CANCELED;
    }

    private NewCall activist(Order order) {
        String id = order.callId();
        return new NewCall(
                order.activist(),
                settings.from(),
                new NewCall.At(addresses.redirect(id, order.target())),
                StatusCallback.ofAll(addresses.status(id, Side.ACTIVIST)),
                settings.amd() ? addresses.amd(id, Side.ACTIVIST) : null,
                settings.ringFor(),
                settings.longest());
    }

    /// Whoever leaves takes the other along: nobody is left alone in the room.
    private NewParticipant target(Order order) {
        String id = order.callId();
        return new NewParticipant(
                order.target(),
                settings.from(),
                Side.TARGET.word(),
                StatusCallback.ofAll(addresses.status(id, Side.TARGET)),
                settings.amd() ? addresses.amd(id, Side.TARGET) : null,
                settings.ringFor(),
                settings.longest(),
                true);
    }
}
