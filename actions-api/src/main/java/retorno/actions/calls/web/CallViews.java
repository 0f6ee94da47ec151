package retorno.actions.calls.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import retorno.actions.calls.records.PhoneCall;
import retorno.actions.calls.records.TwilioCall;
import retorno.actions.calls.records.TwilioCommand;
import retorno.actions.calls.records.TwilioEvent;
import retorno.actions.calls.truth.Leg;
import retorno.actions.calls.truth.Side;

/// Calls as answers show them.
final class CallViews {
    private CallViews() {}

    record Person(
            @JsonProperty("name") @Nullable String name, @JsonProperty("phone") String phone) {}

    /// A call in a list.
    record Summary(
            @JsonProperty("call_id") String callId,
            @JsonProperty("status") String status,
            @JsonProperty("reason") @Nullable String reason,
            @JsonProperty("widget_id") long widgetId,
            @JsonProperty("activist") Person activist,
            @JsonProperty("target") Person target,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("updated_at") Instant updatedAt) {}

    record LegView(
            @JsonProperty("sid") String sid,
            @JsonProperty("status") String status,
            @JsonProperty("answered_by") @Nullable String answeredBy,
            @JsonProperty("answered_at") @Nullable Instant answeredAt,
            @JsonProperty("ended_at") @Nullable Instant endedAt,
            @JsonProperty("duration_s") @Nullable Long durationSeconds,
            @JsonProperty("parent_call_sid") @Nullable String parentCallSid) {}

    record EventView(
            @JsonProperty("source") String source,
            @JsonProperty("event") String event,
            @JsonProperty("status") @Nullable String status,
            @JsonProperty("leg") @Nullable String leg,
            @JsonProperty("call_sid") @Nullable String callSid,
            @JsonProperty("sequence_number") @Nullable Long sequenceNumber,
            @JsonProperty("event_at") @Nullable Instant eventAt,
            @JsonProperty("received_at") Instant receivedAt) {}

    record CommandView(
            @JsonProperty("command") String command,
            @JsonProperty("state") String state,
            @JsonProperty("attempts") int attempts,
            @JsonProperty("attempted_at") @Nullable Instant attemptedAt,
            @JsonProperty("reason") @Nullable String reason) {}

    /// Everything about a call.
    ///
    /// @param activistLeg null where no sid is known
    /// @param targetLeg null where no sid is known
    record Detail(
            @JsonProperty("call") Summary call,
            @JsonProperty("mode") String mode,
            @JsonProperty("confirm") String confirm,
            @JsonProperty("needs_reconcile") boolean needsReconcile,
            @JsonProperty("conference_started_at") @Nullable Instant conferenceStartedAt,
            @JsonProperty("conference_over_at") @Nullable Instant conferenceOverAt,
            @JsonProperty("activist_leg") @Nullable LegView activistLeg,
            @JsonProperty("target_leg") @Nullable LegView targetLeg,
            @JsonProperty("events") List<EventView> events,
            @JsonProperty("commands") List<CommandView> commands) {}

    /// Some calls.
    ///
    /// @param more whether the next page holds any
    record Page(
            @JsonProperty("calls") List<Summary> calls,
            @JsonProperty("page") int page,
            @JsonProperty("size") int size,
            @JsonProperty("more") boolean more) {}

    static Summary summary(PhoneCall call) {
        return new Summary(
                call.id(),
                call.status().word(),
                call.reason(),
                call.widgetId(),
                new Person(call.activistName(), call.activist()),
                new Person(call.targetName(), call.target()),
                call.createdAt(),
                call.updatedAt());
    }

    static Detail detail(
            PhoneCall call,
            List<TwilioCall> legs,
            List<TwilioEvent> events,
            List<TwilioCommand> commands) {
        return new Detail(
                summary(call),
                call.arrangement().mode().name().toLowerCase(Locale.ROOT),
                call.arrangement().confirm().name().toLowerCase(Locale.ROOT),
                call.needsReconcile(),
                call.conferenceStartedAt(),
                call.conferenceOverAt(),
                leg(legs, Side.ACTIVIST),
                leg(legs, Side.TARGET),
                events.stream().map(CallViews::event).toList(),
                commands.stream().map(CallViews::command).toList());
    }

    private static @Nullable LegView leg(List<TwilioCall> legs, Side side) {
        for (TwilioCall call : legs) {
            if (call.side() == side) {
                Leg leg = call.leg();
                return new LegView(
                        call.sid(),
                        leg.status().word(),
                        leg.answeredBy(),
                        leg.answeredAt(),
                        leg.ending().at(),
                        call.durationSeconds(),
                        call.parentCallSid());
            }
        }
        return null;
    }

    private static EventView event(TwilioEvent event) {
        return new EventView(
                event.source(),
                event.event(),
                event.status(),
                event.side(),
                event.callSid(),
                event.sequenceNumber(),
                event.eventAt(),
                event.receivedAt());
    }

    private static CommandView command(TwilioCommand command) {
        return new CommandView(
                command.command().word(),
                command.state().name().toLowerCase(Locale.ROOT),
                command.attempts(),
                command.attemptedAt(),
                command.reason());
    }
}
