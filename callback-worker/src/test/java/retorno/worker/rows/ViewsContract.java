package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import retorno.event.CallEvent;
import retorno.event.ConferenceEvent;
import retorno.event.Correlation;
import retorno.event.Occurrence;
import retorno.event.Outcome;
import retorno.worker.calls.CallStore;
import retorno.worker.sms.SmsStore;
import retorno.worker.timeline.Happening;
import retorno.worker.timeline.Timeline;

/// What the views tell of a message and of a person, whichever database holds the tables.
abstract class ViewsContract extends OnTables {
    private static final String LATEST =
            "select event, events, recipient from message_latest where id_externo = ? order by recipient";

    @Test
    void aMessageNeverGoesBackwards() {
        emails(
                Care.SWIFT,
                email("late-sent", Occurrence.DELIVERED, HAPPENED),
                email("late-sent", Occurrence.SENT, HAPPENED.plusSeconds(9)),
                email("opened-first", Occurrence.OPENED, HAPPENED),
                email("opened-first", Occurrence.DELIVERED, HAPPENED.plusSeconds(9)),
                email("bounced-late", Occurrence.DELIVERED, HAPPENED.plusSeconds(9)),
                email("bounced-late", Occurrence.LATE_BOUNCED, HAPPENED),
                email("failed-first", Occurrence.FAILED, HAPPENED),
                email("failed-first", Occurrence.DELIVERED, HAPPENED.plusSeconds(1)),
                email("odd", Occurrence.UNKNOWN, HAPPENED.plusSeconds(5)),
                email("odd", Occurrence.ACCEPTED, HAPPENED));
        assertThat(latest("late-sent")).isEqualTo("delivered of 2");
        assertThat(latest("opened-first")).isEqualTo("opened of 2");
        assertThat(latest("bounced-late")).isEqualTo("late_bounced of 2");
        assertThat(latest("failed-first")).isEqualTo("delivered of 2");
        assertThat(latest("odd")).isEqualTo("accepted of 2");
    }

    @Test
    void eachWordOutranksTheOneBefore() {
        List<Occurrence> ladder =
                List.of(
                        Occurrence.UNKNOWN,
                        Occurrence.QUEUED,
                        Occurrence.SENDING,
                        Occurrence.SENT,
                        Occurrence.PARTIALLY_DELIVERED,
                        Occurrence.DELIVERED,
                        Occurrence.OPENED,
                        Occurrence.CLICKED,
                        Occurrence.LATE_BOUNCED,
                        Occurrence.UNSUBSCRIBED,
                        Occurrence.COMPLAINED);
        for (int i = 1; i < ladder.size(); i++) {
            String id = "step-" + i;
            emails(
                    Care.SWIFT,
                    email(id, ladder.get(i - 1), HAPPENED.plusSeconds(9)),
                    email(id, ladder.get(i), HAPPENED));
            assertThat(latest(id)).isEqualTo(ladder.get(i).word() + " of 2");
        }
    }

    @Test
    void whoCalledIsTheOtherSideOfAnInboundCall() {
        CallEvent call =
                new CallEvent(
                        occurred("in", Occurrence.RINGING, "ringing", HAPPENED),
                        CallEvent.Kind.CALL,
                        "CA9",
                        null,
                        "+5599",
                        "+1800",
                        "inbound",
                        0L,
                        null,
                        null,
                        null,
                        Outcome.NONE,
                        Correlation.NONE);
        tables.inTransaction(
                () -> tables.the(CallStore.class).insertCalls(List.of(item(call)), Care.SWIFT));
        assertThat(timeline().ofPhone("+5599", 9)).hasSize(1);
        assertThat(timeline().ofPhone("+1800", 9)).isEmpty();
    }

    @Test
    void anEventThatSpellsTheRecipientOtherwiseIsOfTheSameMessage() {
        emails(
                Care.SWIFT,
                email("v1", "A@example.com", Occurrence.OPENED, HAPPENED, null),
                email("v1", "a@example.com", Occurrence.DELIVERED, HAPPENED, null),
                email("v2", "b@example.com", Occurrence.DELIVERED, HAPPENED, null),
                email("v2", null, Occurrence.LATE_BOUNCED, HAPPENED, null));
        assertThat(latest("v1")).isEqualTo("opened of 2");
        assertThat(latest("v2")).isEqualTo("late_bounced of 2");
        assertThat(recipients("v2")).containsExactly("b@example.com");
    }

    @Test
    void recipientsOfOneMessageStandApart() {
        emails(Care.SWIFT, emailTo("a@example.com", "m"), emailTo("b@example.com", "m"));
        assertThat(recipients("m")).containsExactly("a@example.com", "b@example.com");
    }

    @Test
    void everyWordOfAMessagesLifeHasARank() {
        List<Occurrence> ofMessages =
                new ArrayList<>(
                        List.of(Occurrence.values())
                                .subList(0, Occurrence.UNSUBSCRIBED.ordinal() + 1));
        ofMessages.addAll(List.of(Occurrence.RECEIVING, Occurrence.RECEIVED));
        for (Occurrence occurrence : ofMessages) {
            emails(
                    Care.SWIFT,
                    email("m-" + occurrence, Occurrence.UNKNOWN, HAPPENED.plusSeconds(9)),
                    email("m-" + occurrence, occurrence, HAPPENED));
            assertThat(latest("m-" + occurrence)).isEqualTo(occurrence.word() + " of 2");
        }
    }

    @Test
    void theTimelineOfAContactCrossesChannels() {
        emails(Care.SWIFT, email("m", Occurrence.DELIVERED, HAPPENED));
        tables.inTransaction(() ->
                tables.the(SmsStore.class)
                        .insertEvents(
                                List.of(item(sms("s1", Occurrence.FAILED, null))), Care.SWIFT));
        CallEvent call =
                new CallEvent(
                        occurred("c1", Occurrence.BUSY, "busy", HAPPENED.minusSeconds(60)),
                        CallEvent.Kind.CALL,
                        "CA1",
                        null,
                        "+1",
                        "+2",
                        null,
                        null,
                        null,
                        null,
                        null,
                        Outcome.NONE,
                        new Correlation("x=1", 3L, null));
        tables.inTransaction(
                () -> tables.the(CallStore.class).insertCalls(List.of(item(call)), Care.SWIFT));
        List<Happening> entries = timeline().ofContact(3, 9);
        assertThat(entries)
                .extracting(Happening::event)
                .containsExactly("busy", "delivered", "failed");
        assertThat(entries).extracting(Happening::channel).containsExactly("call", "email", "sms");
        assertThat(entries.get(1).happenedAt()).isEqualTo(HAPPENED);
        assertThat(entries.get(2).happenedAt()).isEqualTo(RECEIVED);
        assertThat(timeline().ofId("CA1", 9)).hasSize(1);
        assertThat(timeline().ofEmail("ana@example.com", 9)).hasSize(1);
    }

    @Test
    void aConferenceIsFoundByItsOwnId() {
        ConferenceEvent event =
                new ConferenceEvent(
                        occurred("cf", Occurrence.CONFERENCE_STARTED, "conference-start", HAPPENED),
                        "CF7",
                        "room",
                        null,
                        null,
                        null,
                        0L,
                        null,
                        Correlation.NONE);
        tables.inTransaction(() ->
                tables.the(CallStore.class).insertConferences(List.of(item(event)), Care.SWIFT));
        assertThat(timeline().ofId("CF7", 9))
                .extracting(Happening::event)
                .containsExactly("conference_started");
    }

    private Timeline timeline() {
        return tables.the(Timeline.class);
    }

    private String latest(String id) {
        return tables.jdbc().queryForList(LATEST, id).stream()
                .map(state -> state.get("event") + " of " + state.get("events"))
                .reduce("", String::concat);
    }

    private List<Object> recipients(String id) {
        return tables.jdbc().queryForList(LATEST, id).stream()
                .map(state -> state.get("recipient"))
                .toList();
    }
}
