package retorno.actions.calls.commands;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import retorno.actions.calls.PhoneSettings;
import retorno.actions.calls.records.CallBook;
import retorno.actions.calls.records.Order;
import retorno.actions.calls.truth.Command;
import retorno.actions.calls.truth.Side;
import retorno.actions.twilio.CallResource;
import retorno.actions.twilio.TwilioCalls;

/// Looks whether somebody was dialled, where Twilio gave no answer to that. Callbacks bring the
/// leg's sid by themselves mostly; here Twilio is asked.
@Component
class Search {
    /// Twilio's clock may be behind ours.
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final TwilioCalls twilio;
    private final CallBook book;
    private final PhoneSettings settings;

    Search(TwilioCalls twilio, CallBook book, PhoneSettings settings) {
        this.twilio = twilio;
        this.book = book;
        this.settings = settings;
    }

    /// What was found: one leg, none, or several of which it is one, nobody knows which.
    sealed interface Found {
        record Leg(String sid) implements Found {}

        record Nothing() implements Found {}

        record Several() implements Found {}
    }

    /// Asks Twilio.
    ///
    /// @throws retorno.actions.twilio.TwilioFailure where it does not answer
    Found look(Order order) {
        Optional<String> inside =
                order.command() == Command.ADD_TARGET ? inTheRoom(order) : Optional.empty();
        if (inside.isPresent()) {
            return new Found.Leg(inside.get());
        }
        List<String> unclaimed = unclaimed(order);
        return switch (unclaimed.size()) {
            case 0 -> new Found.Nothing();
            case 1 -> new Found.Leg(unclaimed.getFirst());
            default -> new Found.Several();
        };
    }

    private Optional<String> inTheRoom(Order order) {
        return twilio.participants(order.callId()).stream()
                .filter(participant -> Side.TARGET.word().equals(participant.label()))
                .map(participant -> participant.callSid())
                .findFirst();
    }

    /// Calls between the same numbers since then that belong to nobody we know.
    private List<String> unclaimed(Order order) {
        String to = order.command() == Command.DIAL_ACTIVIST ? order.activist() : order.target();
        List<String> sids =
                twilio.find(to, settings.from(), order.attemptedAt().minus(SKEW)).stream()
                        .map(CallResource::sid)
                        .toList();
        Set<String> known = sids.isEmpty() ? Set.of() : book.knownLegs(sids);
        return sids.stream().filter(sid -> !known.contains(sid)).toList();
    }
}
