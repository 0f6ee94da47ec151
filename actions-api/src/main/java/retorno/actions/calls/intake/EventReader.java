package retorno.actions.calls.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import retorno.actions.calls.records.News;
import retorno.actions.calls.truth.Ending;
import retorno.actions.calls.truth.Fact;
import retorno.actions.calls.truth.LegStatus;
import retorno.actions.calls.truth.Side;
import retorno.event.CallEvent;
import retorno.event.ConferenceEvent;
import retorno.event.EmailEvent;
import retorno.event.MessageReceived;
import retorno.event.Occurred;
import retorno.event.Occurrence;
import retorno.event.PublishedEvent;
import retorno.event.RecordingEvent;
import retorno.event.SmsEvent;
import retorno.wire.Form;

/// What a published event says of calls. Which call and whose leg stands in the query of the URL
/// that we gave Twilio: `call_id` and `leg`.
final class EventReader {
    private EventReader() {}

    /// News of a call; empty where the event is of something else.
    static Optional<News> read(PublishedEvent published) {
        return switch (published.event()) {
            case CallEvent call -> Optional.of(call(published, call));
            case ConferenceEvent conference -> Optional.of(conference(published, conference));
            case RecordingEvent _, EmailEvent _, SmsEvent _, MessageReceived _ -> Optional.empty();
        };
    }

    private static News call(PublishedEvent published, CallEvent call) {
        Form query = query(call.correlation().data());
        Occurred occurred = call.occurred();
        return new News(
                published.eventKey(),
                News.Source.CALLBACK,
                query.get("call_id"),
                call.callSid(),
                Side.of(query.get("leg")).orElse(null),
                call.kind() == CallEvent.Kind.AMD ? "amd" : "status",
                occurred.status(),
                call.sequence(),
                occurred.at(),
                published.receivedAt(),
                data(published),
                new News.Detail(call.parentCallSid(), call.durationSeconds()),
                side -> side == null ? List.of() : facts(call, side));
    }

    private static List<Fact> facts(CallEvent call, Side side) {
        String answeredBy = call.answeredBy();
        if (call.kind() == CallEvent.Kind.AMD) {
            return answeredBy == null ? List.of() : List.of(new Fact.AnsweredBy(side, answeredBy));
        }
        LegStatus status = status(call.occurred().occurrence());
        Long sequence = call.sequence();
        long weight = sequence == null ? Ending.UNNUMBERED : sequence;
        Fact said = new Fact.Said(side, status, weight, call.occurred().at());
        return answeredBy == null
                ? List.of(said)
                : List.of(said, new Fact.AnsweredBy(side, answeredBy));
    }

    private static LegStatus status(Occurrence occurrence) {
        return LegStatus.of(occurrence.word().replace('_', '-'));
    }

    /// A room has the name of its call.
    private static News conference(PublishedEvent published, ConferenceEvent event) {
        Occurred occurred = event.occurred();
        String callId = query(event.correlation().data()).get("call_id");
        return new News(
                published.eventKey(),
                News.Source.CALLBACK,
                callId == null ? event.friendlyName() : callId,
                event.callSid(),
                Side.of(event.participantLabel()).orElse(null),
                "conference",
                occurred.status(),
                event.sequence(),
                occurred.at(),
                published.receivedAt(),
                data(published),
                News.Detail.NONE,
                side -> facts(event, side, published));
    }

    private static List<Fact> facts(
            ConferenceEvent event, @Nullable Side side, PublishedEvent published) {
        var at = event.occurred().at();
        var known = at == null ? published.receivedAt() : at;
        return switch (event.occurred().occurrence()) {
            case CONFERENCE_STARTED -> List.of(new Fact.Started(known));
            case CONFERENCE_ENDED -> List.of(new Fact.Over(known));
            case PARTICIPANT_JOINED ->
                    side == null ? List.of() : List.of(new Fact.Joined(side, at));
            case PARTICIPANT_LEFT -> side == null ? List.of() : left(event, side);
            // Everything else that an event of a conference may be says nothing of who is there.
            default -> List.of();
        };
    }

    /// Who left may have hung up, or was never reached. The event's number counts among those of
    /// the conference, never among those of the leg: whatever the leg's own callbacks say counts
    /// more.
    private static List<Fact> left(ConferenceEvent event, Side side) {
        List<Fact> facts = new ArrayList<>();
        Long sequence = event.sequence();
        if (sequence != null) {
            facts.add(new Fact.Left(side, sequence));
        }
        LegStatus status = LegStatus.of(event.participantCallStatus());
        if (status.ended()) {
            facts.add(new Fact.Said(side, status, Ending.UNNUMBERED, event.occurred().at()));
        }
        return facts;
    }

    private static Form query(@Nullable String query) {
        return Form.of(query == null ? "" : query);
    }

    private static String data(PublishedEvent published) {
        return new String(published.toJson(), StandardCharsets.UTF_8);
    }
}
