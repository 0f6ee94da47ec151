package retorno.actions.calls.commands;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import retorno.actions.calls.records.CallBook;
import retorno.actions.calls.records.CallReader;
import retorno.actions.calls.records.News;
import retorno.actions.calls.records.PhoneCall;
import retorno.actions.calls.records.TwilioCall;
import retorno.actions.calls.truth.CallFacts;
import retorno.actions.calls.truth.Fact.Mark;
import retorno.actions.calls.truth.LegStatus;
import retorno.actions.calls.truth.Side;
import retorno.actions.twilio.CallResource;
import retorno.actions.twilio.TwilioCalls;
import retorno.actions.twilio.TwilioFailure;

/// Asks Twilio about calls that went silent, so that none waits for ever for a callback that was
/// lost; the answers are news like all others.
@Component
class Sweeper {
    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final CallReader reader;
    private final CallBook book;
    private final TwilioCalls twilio;
    private final TwilioAlarm alarm;
    private final InstantSource clock;

    Sweeper(
            CallReader reader,
            CallBook book,
            TwilioCalls twilio,
            TwilioAlarm alarm,
            InstantSource clock) {
        this.reader = reader;
        this.book = book;
        this.twilio = twilio;
        this.alarm = alarm;
        this.clock = clock;
    }

    /// Calls to ask about now, the longest silent first.
    List<String> due(int most) {
        return reader.toAskAbout(clock.instant(), most);
    }

    /// Asks about one, unless somebody else does.
    void ask(String callId) {
        if (!book.takeOnToAsk(callId)) {
            return;
        }
        Optional<PhoneCall> call = reader.call(callId);
        if (call.isEmpty()) {
            return;
        }
        try {
            CallFacts facts = reader.facts(call.get());
            List<News> answers = new ArrayList<>();
            for (TwilioCall leg : reader.legs(callId)) {
                // What Twilio said itself when asked is final.
                if (!leg.leg().ending().certain()) {
                    answers.add(state(leg));
                }
            }
            lostInTheRoom(call.get(), facts).ifPresent(answers::add);
            book.hear(answers);
        } catch (TwilioFailure.Unauthorized failure) {
            alarm.ring(clock.instant(), String.valueOf(failure.getMessage()));
        } catch (TwilioFailure failure) {
            log.warn("call {} is silent, and Twilio does not say why: {}", callId, failure + "");
        }
    }

    private News state(TwilioCall leg) {
        Instant now = clock.instant();
        try {
            CallResource call = twilio.fetch(leg.sid());
            return Answers.state(leg.phoneCallId(), leg.side(), call, now);
        } catch (TwilioFailure.Refused refused) {
            if (refused.httpStatus() == 404) {
                return Answers.unknown(leg.phoneCallId(), leg.side(), leg.sid(), now);
            }
            throw refused;
        }
    }

    /// An activist who waits in the room although nobody told us that he joined it.
    private Optional<News> lostInTheRoom(PhoneCall call, CallFacts facts) {
        boolean waits =
                facts.conference()
                        && facts.is(Mark.REDIRECTED)
                        && !facts.is(Mark.JOINED)
                        && facts.activist().status() == LegStatus.IN_PROGRESS
                        && facts.target().status() == LegStatus.NONE;
        if (!waits) {
            return Optional.empty();
        }
        return twilio.participants(call.id()).stream()
                .filter(participant -> Side.ACTIVIST.word().equals(participant.label()))
                .map(participant ->
                        Answers.inTheRoom(call.id(), participant.callSid(), clock.instant()))
                .findFirst();
    }
}
