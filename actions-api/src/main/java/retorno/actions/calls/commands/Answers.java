package retorno.actions.calls.commands;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import retorno.actions.calls.records.News;
import retorno.actions.calls.records.Order;
import retorno.actions.calls.truth.Ending;
import retorno.actions.calls.truth.Fact;
import retorno.actions.calls.truth.LegStatus;
import retorno.actions.calls.truth.Side;
import retorno.actions.twilio.CallResource;

/// What Twilio answers, as news of a call.
final class Answers {
    private Answers() {}

    /// A leg was dialled.
    static News dialled(Order order, Side side, String sid, Instant now) {
        return news(
                News.Source.COMMAND,
                order.callId(),
                sid,
                side,
                order.command().word(),
                "queued",
                null,
                now,
                List.of(new Fact.Said(side, LegStatus.QUEUED, Ending.UNNUMBERED, null)));
    }

    /// Something else was done.
    static News did(Order order, @Nullable String status, Instant now) {
        return news(
                News.Source.COMMAND,
                order.callId(),
                null,
                null,
                order.command().word(),
                status,
                null,
                now,
                List.of());
    }

    /// How a leg is, when asked.
    static News state(String callId, Side side, CallResource call, Instant now) {
        LegStatus status = LegStatus.of(call.status().word());
        List<Fact> facts = new ArrayList<>();
        if (status != LegStatus.NONE) {
            facts.add(new Fact.Said(side, status, Ending.ASKED, call.endTime()));
        }
        String answeredBy = call.answeredBy();
        if (answeredBy != null) {
            facts.add(new Fact.AnsweredBy(side, answeredBy));
        }
        return news(
                News.Source.ANSWER,
                callId,
                call.sid(),
                side,
                "status",
                call.status().word(),
                call.endTime(),
                now,
                facts);
    }

    /// Twilio knows no such leg: nothing more will be heard of it.
    static News unknown(String callId, Side side, String sid, Instant now) {
        return news(
                News.Source.ANSWER,
                callId,
                sid,
                side,
                "status",
                "unknown",
                null,
                now,
                List.of(new Fact.Said(side, LegStatus.FAILED, Ending.ASKED, null)));
    }

    /// The activist is in the room.
    static News inTheRoom(String callId, String sid, Instant now) {
        return news(
                News.Source.ANSWER,
                callId,
                sid,
                Side.ACTIVIST,
                "conference",
                "participant",
                null,
                now,
                List.of(new Fact.Joined(Side.ACTIVIST, null)));
    }

    private static News news(
            News.Source source,
            String callId,
            @Nullable String sid,
            @Nullable Side side,
            String event,
            @Nullable String status,
            @Nullable Instant at,
            Instant now,
            List<Fact> facts) {
        return new News(
                UUID.randomUUID().toString(),
                source,
                callId,
                sid,
                side,
                event,
                status,
                null,
                at,
                now,
                null,
                News.Detail.NONE,
                known -> facts);
    }
}
