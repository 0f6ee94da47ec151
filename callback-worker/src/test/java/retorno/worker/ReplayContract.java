package retorno.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import retorno.event.PublishedEvent;
import retorno.worker.ledger.Consumed;
import retorno.worker.passes.Pass;
import retorno.worker.passes.Passes;
import retorno.worker.replay.Difference;
import retorno.worker.replay.Replay;
import retorno.worker.replay.Selection;
import retorno.worker.replay.Summary;
import retorno.worker.replay.Undo;

/// What a replay owes its operator, on a real log and a real database. Each database inherits this
/// exam. What an older parser left is put into the tables behind the worker's back.
abstract class ReplayContract extends ReplayStage {
    @Test
    void findsNoDifferenceInWhatThisCodeHasWritten() {
        Looking looking = new Looking(99);
        Summary summary = dryRun(looking);
        assertThat(summary.differences()).isZero();
        assertThat(looking.differences).isEmpty();
        assertThat(summary.read()).isEqualTo(MAILS + 2);
        assertThat(summary.tables().get("email_callback"))
                .containsOnly(Map.entry("same", (long) MAILS));
        assertThat(summary.tables().get("call_callback")).containsOnly(Map.entry("same", 1L));
        assertThat(summary.tables().get("dead_letter")).containsOnly(Map.entry("same", 1L));
    }

    @Test
    void publishesTheRowsThatItAddsAndNoneThatItChanges() {
        spoil();
        List<String> before = published();
        Summary summary = apply(99);
        assertThat(summary.of("new")).isEqualTo(2);
        assertThat(summary.of("changed")).isEqualTo(11);
        await().atMost(Duration.ofSeconds(30)).until(() -> worker.count("event_outbox") == 0);
        List<String> again = published();
        before.forEach(again::remove);
        assertThat(again).hasSize(2).isSubsetOf(worker.column("event_key"));
    }

    private List<String> published() {
        return wire.published().stream()
                .map(record -> PublishedEvent.ofJson(record.value()).eventKey())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void aDryRunNamesExactlyWhatIsWrongAndWritesNothing() {
        spoil();
        Map<String, List<Map<String, Object>>> before = worker.tables();

        Looking looking = new Looking(99);
        Summary summary = dryRun(looking);

        assertThat(worker.tables()).isEqualTo(before);
        assertThat(tools.the(Passes.class).all()).isEmpty();
        assertThat(summary.of("changed")).isEqualTo(11);
        assertThat(summary.of("new")).isEqualTo(2);
        assertThat(summary.of("gone")).isEqualTo(1);
        assertThat(summary.of("unreadable")).isZero();
        assertThat(looking.differences)
                .filteredOn(each -> each.kind() == Difference.Kind.CHANGED)
                .filteredOn(each -> each.table().equals("email_callback"))
                .hasSize(10)
                .allSatisfy(each ->
                        assertThat(each.columns())
                                .containsExactly(
                                        new Difference.Column("status", "DELIVERD", "DELIVERED"),
                                        new Difference.Column("event", "unknown", "delivered")));
        assertThat(looking.differences)
                .filteredOn(each -> each.table().equals("call_callback"))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.columns())
                                .extracting(Difference.Column::name)
                                .containsExactly("event_at"));
    }

    @Test
    void applyMakesTheRowsRightAndUndoBringsTheWrongOnesBackExactly() {
        Map<String, List<Map<String, Object>>> right = withoutIds(worker.tables());
        spoil();
        Map<String, List<Map<String, Object>>> wrong = worker.tables();

        Summary applied = apply(99);
        assertThat(applied.differences()).isEqualTo(14);
        assertThat(withoutIds(worker.tables())).isEqualTo(right);
        assertThat(dryRun(new Looking(99)).differences()).isZero();
        Pass pass = pass(applied.pass());
        assertThat(pass.state()).isEqualTo("done");
        assertThat(pass.reason()).isEqualTo("a test");
        assertThat(List.of(pass.records(), pass.added(), pass.changed(), pass.removed()))
                .containsExactly(MAILS + 2L, 2L, 11L, 1L);

        Undo.Report undone = undo(applied.pass());
        assertThat(undone.restored()).isEqualTo(14);
        assertThat(worker.tables()).isEqualTo(wrong);
        assertThat(pass(applied.pass()).state()).isEqualTo("undone");

        apply(99);
        assertThat(withoutIds(worker.tables())).as("redone").isEqualTo(right);
    }

    /// A parser that reads a time otherwise changes a row and its key, and makes no second one.
    @Test
    void aTimeThatWasReadOtherwiseIsAChangedRow() {
        Map<String, List<Map<String, Object>>> right = withoutIds(worker.tables());
        worker.execute(
                "update call_callback set event_at = data_recebimento, event_key = '00000001' || substr(event_key, 9)");
        worker.execute(
                "update email_callback set event_at = null, event_key = substr(event_key, 9) || '00000000' where id_externo = 'm-3'");
        Map<String, List<Map<String, Object>>> wrong = worker.tables();
        List<String> before = published();

        Looking looking = new Looking(99);
        Summary applied = apply(looking);

        assertThat(applied.of("changed")).isEqualTo(2);
        assertThat(applied.differences()).isEqualTo(2);
        assertThat(looking.differences)
                .allSatisfy(each ->
                        assertThat(each.columns())
                                .extracting(Difference.Column::name)
                                .containsExactlyInAnyOrder("event_at", "event_key"));
        assertThat(withoutIds(worker.tables())).isEqualTo(right);
        assertThat(dryRun(new Looking(99)).differences()).isZero();
        assertThat(published()).as("published again").isEqualTo(before);

        assertThat(undo(applied.pass()).restored()).isEqualTo(2);
        assertThat(worker.tables()).isEqualTo(wrong);
    }

    /// The row of another record has the key already: it came again since, and was read well.
    @Test
    void aTimeThatWasReadOtherwiseGivesWayToTheRowThatHasIt() {
        worker.execute(
                "update email_callback set event_at = null, event_key = substr(event_key, 9) || '00000000' where id_externo = 'm-3'");
        mail("m-3", 3);
        wire.consumed();
        assertThat(worker.count("email_callback")).isEqualTo(MAILS + 1);

        Summary applied = apply(99);

        assertThat(applied.of("gone")).isEqualTo(1);
        assertThat(applied.differences()).isEqualTo(1);
        assertThat(worker.count("email_callback")).isEqualTo(MAILS);
        assertThat(dryRun(new Looking(99)).differences()).isZero();
        assertThat(undo(applied.pass()).restored()).isEqualTo(1);
        assertThat(worker.count("email_callback")).isEqualTo(MAILS + 1);
    }

    /// A time that somebody gave to a row, or took from it, is mended as any other column.
    @Test
    void aTimeThatSomebodyChangedIsAChangedRow() {
        Map<String, List<Map<String, Object>>> right = withoutIds(worker.tables());
        worker.execute("update call_callback set event_at = null");
        worker.execute(
                "update email_callback set event_at = data_recebimento where id_externo = 'm-3'");
        Summary applied = apply(99);
        assertThat(applied.of("changed")).isEqualTo(2);
        assertThat(applied.differences()).isEqualTo(2);
        assertThat(withoutIds(worker.tables())).isEqualTo(right);
    }

    /// One row that two replays have changed, the second its key.
    @Test
    void anEarlierReplayIsUndoneByForceUnderALaterKey() {
        worker.execute("update call_callback set status = 'wrong'");
        long first = apply(99).pass();
        worker.execute(
                "update call_callback set event_at = data_recebimento, event_key = '00000001' || substr(event_key, 9)");
        apply(99);
        worker.execute("update call_callback set event_key = '00000002' || substr(event_key, 9)");
        assertThat(undo(first).touched()).hasSize(1);
        assertThat(tools.the(Undo.class).undo(first, true).restored()).isEqualTo(1);
        assertThat(worker.count("call_callback")).isEqualTo(1);
        assertThat(worker.tables().get("call_callback").getFirst().get("status"))
                .isEqualTo("wrong");
    }

    /// Two items with one event id and two times: the row of one is not made the other's.
    @Test
    void itemsThatShareAnEventIdAreTwoRows() {
        String item =
                "{\"eventId\":\"e\",\"notificationType\":\"OPENED\",\"messageId\":\"twin\",\"recipient\":\"a@b.c\",\"sendDateTime\":%d}";
        String body =
                "{\"results\":[%s,%s]}"
                        .formatted(item.formatted(1721161640510L), item.formatted(1721171640510L));
        wire.post("infobip.email", "https://h/email", body.getBytes(UTF_8));
        wire.consumed();
        assertThat(worker.count("email_callback")).isEqualTo(MAILS + 2);
        Map<String, List<Map<String, Object>>> right = withoutIds(worker.tables());
        worker.execute("delete from email_callback where id_externo = 'twin' and item = 0");

        Summary applied = apply(99);

        assertThat(applied.of("new")).isEqualTo(1);
        assertThat(applied.differences()).isEqualTo(1);
        assertThat(withoutIds(worker.tables()).get("email_callback"))
                .containsExactlyInAnyOrderElementsOf(right.get("email_callback"));
    }

    @Test
    void whatAnEarlierVersionDidCanBeUndone() {
        spoilMails();
        Map<String, List<Map<String, Object>>> wrong = worker.tables();
        Summary applied = apply(99);
        Map<String, List<Map<String, Object>>> right = worker.tables();

        upgrade();

        assertThat(worker.tables()).isEqualTo(right);
        assertThat(dryRun(new Looking(99)).differences()).isZero();
        assertThat(undo(applied.pass()).restored()).isEqualTo(13);
        assertThat(worker.tables()).isEqualTo(wrong);
    }

    @Test
    void whatWasStoppedGoesOnWhereItWas() {
        Map<String, List<Map<String, Object>>> right = withoutIds(worker.tables());
        spoil();
        Summary stopped = apply(2);
        assertThat(stopped.finished()).isFalse();
        assertThat(withoutIds(worker.tables())).isNotEqualTo(right);
        assertThatThrownBy(() -> apply(99)).isInstanceOf(Replay.Unfinished.class);

        Pass pass = pass(stopped.pass());
        assertThat(pass.state()).isEqualTo("unfinished");
        Summary rest = replay().resume(pass, new Looking(99));

        assertThat(rest.finished()).isTrue();
        assertThat(stopped.read() + rest.read()).isEqualTo(MAILS + 2);
        assertThat(stopped.differences() + rest.differences()).isEqualTo(14);
        assertThat(withoutIds(worker.tables())).isEqualTo(right);
    }

    @Test
    void undoRefusesWhatSomebodyChangedSince() {
        spoil();
        Map<String, List<Map<String, Object>>> wrong = worker.tables();
        Summary applied = apply(99);
        worker.execute("update email_callback set city = 'by hand' where id_externo = 'm-3'");
        Undo.Report refused = undo(applied.pass());
        assertThat(refused.restored()).isZero();
        assertThat(refused.touched()).singleElement().asString().startsWith("email_callback ");
        tools.the(Undo.class).undo(applied.pass(), true);
        assertThat(worker.tables()).isEqualTo(wrong);
    }

    @Test
    void aDeadLetterThatCanBeReadIsCuredAndANewOneIsMade() {
        worker.execute("update dead_letter set event_key = 'another'");
        Looking looking = new Looking(99);
        Summary summary = apply(looking);
        assertThat(summary.tables().get("dead_letter"))
                .containsOnly(Map.entry("gone", 1L), Map.entry("unreadable", 1L));
        assertThat(worker.tables().get("dead_letter"))
                .extracting(row -> row.get("state"))
                .containsExactlyInAnyOrder("replayed", "open");
        undo(summary.pass());
        assertThat(worker.tables().get("dead_letter"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("state", "open"));
    }

    @Test
    void onlyWhatIsMeantIsRead() {
        UUID receipt = mail("the-one", 4711);
        wire.consumed();
        assertThat(selected(Selections.receipt(receipt))).isEqualTo(1);
        assertThat(selected(Selections.id("the-one"))).isEqualTo(1);
        assertThat(selected(Selections.id("CA1"))).isEqualTo(1);
        assertThat(selected(Selections.contact(4711L))).isEqualTo(1);
        assertThat(selected(Selections.type("twilio.call-status"))).isEqualTo(1);
        String fingerprint =
                worker.tables().get("dead_letter").getFirst().get("fingerprint").toString();
        assertThat(selected(Selections.fingerprint(fingerprint))).isEqualTo(1);
        Instant received = Wire.RECEIVED_AT;
        assertThat(selected(Selections.received(received, received.plusMillis(1))))
                .isEqualTo(MAILS + 3);
        assertThat(selected(Selections.received(null, received))).isZero();
        assertThat(selected(Selections.received(received.plusMillis(1), null))).isZero();
        long all = 0;
        for (Consumed at : wire.positions()) {
            all += selected(Selections.partition(at.partition()));
            assertThat(selected(Selections.offsets(at.partition(), at.begin(), at.begin())))
                    .isEqualTo(Math.min(1, at.committed() - at.begin()));
        }
        assertThat(all).isEqualTo(MAILS + 3);
    }

    @Test
    void aRowOfAWrongContactLeadsToItsRecord() {
        worker.execute("update email_callback set qj_contact_id = 99999 where id_externo = 'm-5'");
        Looking looking = new Looking(99);
        Selection contact = Selections.contact(99999L);
        assertThat(replay().dryRun(contact, looking).of("changed")).isEqualTo(1);
        assertThat(looking.differences.getFirst().columns())
                .containsExactly(new Difference.Column("qj_contact_id", "99999", "5"));
    }

    @Test
    void whatKafkaHasDeletedIsSaid() {
        String receipt = worker.tables().get("dead_letter").getFirst().get("receipt").toString();
        wire.deleteAll();
        Summary summary =
                replay().dryRun(Selections.receipt(UUID.fromString(receipt)), new Looking(99));
        assertThat(summary.read()).isZero();
        assertThat(summary.expired()).singleElement().asString().contains("no longer in Kafka");
    }

    private long selected(Selection selection) {
        return replay().dryRun(selection, new Looking(999)).selected();
    }
}
