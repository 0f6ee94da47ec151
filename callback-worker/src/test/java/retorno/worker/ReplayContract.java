package retorno.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import retorno.worker.ledger.Book;
import retorno.worker.operations.WorkerTools;
import retorno.worker.passes.Pass;
import retorno.worker.passes.Passes;
import retorno.worker.replay.Difference;
import retorno.worker.replay.Replay;
import retorno.worker.replay.Selection;
import retorno.worker.replay.Summary;
import retorno.worker.replay.Undo;
import retorno.worker.replay.Watcher;

/// What a replay owes its operator, on a real log and a real database. Each database inherits this
/// exam. What an older parser left is put into the tables behind the worker's back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReplayContract {
    private static final int MAILS = 60;

    private Wire wire;
    private Worker worker;
    private WorkerTools tools;

    abstract Map<String, String> datasource() throws Exception;

    /// Looks on, remembers, and stops after some batches.
    private static final class Looking implements Watcher {
        private final List<Difference> differences = new ArrayList<>();
        private final int batches;
        private int seen;

        Looking(int batches) {
            this.batches = batches;
        }

        @Override
        public void begins(long offsets) {}

        @Override
        public void at(long offsets) {
            seen++;
        }

        @Override
        public void differs(Difference difference) {
            differences.add(difference);
        }

        @Override
        public boolean stop() {
            return seen >= batches;
        }
    }

    @BeforeEach
    void aWorkerThatHasReadSomeCallbacks() throws Exception {
        wire = new Wire(Broker.bootstrap());
        Map<String, String> datasource = datasource();
        worker = new Worker(wire, datasource);
        for (int i = 0; i < MAILS; i++) {
            mail("m-" + i, i);
        }
        wire.post(
                "twilio.call-status",
                "https://h/twilio/call-status?qj_contact_id=7",
                "CallSid=CA1&CallStatus=completed&To=%2B55&Timestamp=Tue%2C+16+Jul+2024+20%3A26%3A54+%2B0000"
                        .getBytes(UTF_8));
        wire.post(
                "infobip.email",
                "https://h/email",
                "{\"results\":[{\"strange\":1}]}".getBytes(UTF_8));
        wire.consumed();
        Map<String, String> settings = new HashMap<>(datasource);
        settings.put("spring.kafka.bootstrap-servers", wire.bootstrap);
        settings.put("spring.kafka.consumer.group-id", wire.group);
        settings.put("spring.kafka.consumer.max-poll-records", "10");
        settings.put("retorno.worker.topics", wire.topic);
        tools = WorkerTools.open(Map.of(), settings);
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(worker.books()).allMatch(Book::balanced);
        tools.close();
        worker.close();
        wire.close();
    }

    @Test
    void findsNoDifferenceInWhatThisCodeHasWritten() {
        Looking looking = new Looking(99);
        Summary summary = replay().dryRun(Selection.ALL, looking);
        assertThat(summary.differences()).isZero();
        assertThat(looking.differences).isEmpty();
        assertThat(summary.read()).isEqualTo(MAILS + 2);
        assertThat(summary.tables().get("email_callback"))
                .containsOnly(Map.entry("same", (long) MAILS));
        assertThat(summary.tables().get("call_callback")).containsOnly(Map.entry("same", 1L));
        assertThat(summary.tables().get("dead_letter")).containsOnly(Map.entry("same", 1L));
    }

    @Test
    void aDryRunNamesExactlyWhatIsWrongAndWritesNothing() {
        spoil();
        Map<String, List<Map<String, Object>>> before = worker.tables();

        Looking looking = new Looking(99);
        Summary summary = replay().dryRun(Selection.ALL, looking);

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
        assertThat(replay().dryRun(Selection.ALL, new Looking(99)).differences()).isZero();
        Pass pass = tools.the(Passes.class).find(applied.pass()).orElseThrow();
        assertThat(pass.state()).isEqualTo("done");
        assertThat(pass.reason()).isEqualTo("a test");
        assertThat(List.of(pass.records(), pass.added(), pass.changed(), pass.removed()))
                .containsExactly(MAILS + 2L, 2L, 11L, 1L);

        Undo.Report undone = tools.the(Undo.class).undo(applied.pass(), false);
        assertThat(undone.restored()).isEqualTo(14);
        assertThat(worker.tables()).isEqualTo(wrong);
        assertThat(tools.the(Passes.class).find(applied.pass()).orElseThrow().state())
                .isEqualTo("undone");

        apply(99);
        assertThat(withoutIds(worker.tables())).as("redone").isEqualTo(right);
    }

    @Test
    void whatWasStoppedGoesOnWhereItWas() {
        Map<String, List<Map<String, Object>>> right = withoutIds(worker.tables());
        spoil();
        Summary stopped = apply(2);
        assertThat(stopped.finished()).isFalse();
        assertThat(withoutIds(worker.tables())).isNotEqualTo(right);
        assertThatThrownBy(() -> apply(99)).isInstanceOf(Replay.Unfinished.class);

        Pass pass = tools.the(Passes.class).find(stopped.pass()).orElseThrow();
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
        Undo.Report refused = tools.the(Undo.class).undo(applied.pass(), false);
        assertThat(refused.restored()).isZero();
        assertThat(refused.touched()).singleElement().asString().startsWith("email_callback ");
        tools.the(Undo.class).undo(applied.pass(), true);
        assertThat(worker.tables()).isEqualTo(wrong);
    }

    @Test
    void aDeadLetterThatCanBeReadIsCuredAndANewOneIsMade() {
        worker.execute("update dead_letter set event_key = 'another'");
        Looking looking = new Looking(99);
        Summary summary = replay().apply(Selection.ALL, "tester", "a test", looking);
        assertThat(summary.tables().get("dead_letter"))
                .containsOnly(Map.entry("gone", 1L), Map.entry("unreadable", 1L));
        assertThat(worker.tables().get("dead_letter"))
                .extracting(row -> row.get("state"))
                .containsExactlyInAnyOrder("replayed", "open");
        tools.the(Undo.class).undo(summary.pass(), false);
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
        for (int partition = 0; partition < 3; partition++) {
            all += selected(Selections.partition(partition));
            assertThat(selected(Selections.offsets(partition, 0L, 0L))).isLessThanOrEqualTo(1);
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

    /// Ten mails with a wrong status, a call at a wrong time, a mail without its row, and one row
    /// under another key.
    private void spoil() {
        worker.execute(
                "update email_callback set status = 'DELIVERD', event = 'unknown' where qj_contact_id < 10");
        worker.execute("update call_callback set event_at = data_recebimento");
        worker.execute("delete from email_callback where id_externo = 'm-20'");
        worker.execute("update email_callback set event_key = 'other' where id_externo = 'm-30'");
    }

    private long selected(Selection selection) {
        return replay().dryRun(selection, new Looking(999)).selected();
    }

    private Summary apply(int batches) {
        return replay().apply(Selection.ALL, "tester", "a test", new Looking(batches));
    }

    private Replay replay() {
        return tools.the(Replay.class);
    }

    private UUID mail(String id, int contact) {
        String body =
                """
                {"results":[{"messageId":"%s","to":"a@b.c","doneAt":"2024-07-16T17:26:54.966-0300",\
                "status":{"groupName":"DELIVERED"},"price":{"pricePerMessage":0.0025,"currency":"BRL"},\
                "callbackData":"{\\"qj_contact_id\\": %d}"}]}\
                """
                        .formatted(id, contact);
        return wire.post("infobip.email", "https://h/email", body.getBytes(UTF_8));
    }

    private static Map<String, List<Map<String, Object>>> withoutIds(
            Map<String, List<Map<String, Object>>> tables) {
        Map<String, List<Map<String, Object>>> without = new HashMap<>();
        tables.forEach((table, rows) ->
                without.put(
                        table,
                        rows.stream()
                                .map(row -> {
                                    Map<String, Object> kept = new HashMap<>(row);
                                    kept.keySet().removeAll(List.of("id", "replay_id"));
                                    return kept;
                                })
                                .toList()));
        return without;
    }
}
