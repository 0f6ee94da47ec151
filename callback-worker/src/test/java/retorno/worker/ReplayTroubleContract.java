package retorno.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import retorno.worker.ledger.Book;
import retorno.worker.operations.WorkerTools;
import retorno.worker.passes.Pass;
import retorno.worker.passes.Passes;
import retorno.worker.replay.Replay;
import retorno.worker.replay.Summary;

/// What a replay owes its operator when it is not alone, when the log is not what it was, and when
/// the database refuses an event. Each database inherits this exam.
abstract class ReplayTroubleContract extends ReplayStage {
    private static final String TOO_LONG = "m".repeat(600);

    /// A check that the table has not: on SQLite a trigger does the same.
    private static final String REFUSE =
            "alter table email_callback add constraint refuses check (id_externo <> 'm-20')";

    private static final String REFUSE_ON_SQLITE =
            """
            create trigger refuses before insert on email_callback when new.id_externo = 'm-20'
            begin select raise(abort, 'no'); end
            """;

    /// A row as an older parser made it of the record that has a dead letter today.
    private static final String ROW_OF_THE_LETTER =
            """
            insert into email_callback (provider, event, event_key, data_recebimento, receipt,
              topic, kafka_partition, kafka_offset, item, parser_version)
            select 'infobip', 'unknown', %s, first_seen_at, receipt,
              topic, kafka_partition, kafka_offset, item, 1
            from dead_letter where cause %s 'refused'
            """;

    @Test
    void undoEndsWhatIsUnfinished() {
        spoil();
        Map<String, List<Map<String, Object>>> wrong = worker.tables();
        Pass unfinished = pass(apply(2).pass());

        undo(unfinished.id());

        assertThat(pass(unfinished.id()).endedAt()).isNotNull();
        assertThatThrownBy(() -> replay().resume(unfinished, new Looking(99)))
                .isInstanceOf(Passes.NotOurs.class);
        assertThat(worker.tables()).isEqualTo(wrong);
    }

    @Test
    void undoEndsWhatIsStillRunning() {
        spoil();
        Map<String, List<Map<String, Object>>> wrong = worker.tables();
        assertThatThrownBy(() -> apply(new Between(() -> undo(newest().id()))))
                .isInstanceOf(Passes.NotOurs.class);
        assertThat(worker.tables()).isEqualTo(wrong);
        assertThat(newest().state()).isEqualTo("undone");
        assertThat(apply(99).differences()).isEqualTo(14);
    }

    @Test
    void aRefusedUndoEndsNothing() {
        spoil();
        Pass unfinished = pass(apply(4).pass());
        worker.execute("update email_callback set city = 'by hand' where replay_id is not null");
        assertThat(undo(unfinished.id()).touched()).isNotEmpty();
        assertThat(pass(unfinished.id()).state()).isEqualTo("unfinished");
    }

    @Test
    void whatIsResumedElsewhereIsNotGoneOnWithHere() {
        Map<String, List<Map<String, Object>>> right = withoutIds(worker.tables());
        spoil();
        Map<String, List<Map<String, Object>>> wrong = worker.tables();
        assertThatThrownBy(() -> apply(new Between(this::resumeNewest)))
                .isInstanceOf(Passes.NotOurs.class);
        assertThat(withoutIds(worker.tables())).isEqualTo(right);
        assertThat(newest().records()).isEqualTo(MAILS + 2);
        assertThat(newest().state()).isEqualTo("done");
        undo(newest().id());
        assertThat(worker.tables()).isEqualTo(wrong);
    }

    @Test
    void ofManyThatBeginAtOnceOneDoes() throws Exception {
        spoil();
        List<Object> ends = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Summary>> four =
                    List.of(this::begin, this::begin, this::begin, this::begin);
            for (Future<Summary> each : threads.invokeAll(four)) {
                ends.add(each.state() == Future.State.SUCCESS ? each.get() : each.exceptionNow());
            }
        }
        assertThat(ends).filteredOn(Summary.class::isInstance).hasSize(1);
        assertThat(ends).filteredOn(Replay.Unfinished.class::isInstance).hasSize(3);
        assertThat(tools.the(Passes.class).all()).hasSize(1);
    }

    @Test
    void whatTheWorkerHasNotReadYetIsLeftToIt() {
        worker.pause();
        try (WorkerTools nobody = tools("nobody-" + wire.group)) {
            mail("late", 1);
            wire.flush();
            Summary summary = dryRun(new Looking(99));
            assertThat(summary.differences()).isZero();
            assertThat(summary.read()).isEqualTo(MAILS + 2);
            Summary all = nobody.the(Replay.class).dryRun(Selections.ALL, new Looking(99));
            assertThat(all.of("new")).as("of a group that has read nothing").isEqualTo(1);
        } finally {
            worker.resume();
            wire.consumed();
        }
    }

    @Test
    void aLetterThatCameAgainSinceIsNotTakenBack() {
        worker.execute("delete from dead_letter");
        Summary applied = apply(99);
        assertThat(applied.of("unreadable")).isEqualTo(1);
        wire.post("infobip.email", "https://h/", STRANGE, Wire.RECEIVED_AT.plusSeconds(9));
        wire.consumed();
        assertThat(undo(applied.pass()).touched())
                .singleElement()
                .asString()
                .startsWith("dead_letter ");
        assertThat(worker.count("dead_letter")).isEqualTo(1);
    }

    @Test
    void whatKafkaDeletedMeanwhileIsSaidAndTheRestGoneOnWith() {
        Pass unfinished = pass(apply(2).pass());
        wire.deleteAll();
        Summary rest = replay().resume(unfinished, new Looking(99));
        assertThat(rest.finished()).isTrue();
        assertThat(rest.expired())
                .isNotEmpty()
                .allMatch(each -> each.contains("no longer in Kafka"));
        assertThat(pass(unfinished.id()).state()).isEqualTo("done");
    }

    @Test
    void whatTheDatabaseRefusesBecomesADeadLetterOnce() {
        worker.execute("delete from email_callback where id_externo = 'm-20'");
        worker.execute(sqlite() ? REFUSE_ON_SQLITE : REFUSE);
        try {
            Summary applied = apply(99);
            assertThat(applied.tables().get("dead_letter"))
                    .containsOnly(Map.entry("unreadable", 1L), Map.entry("same", 1L));
            assertThat(applied.of("new")).isZero();
            assertThat(letters()).containsExactlyInAnyOrder("refused open", "not-a-report open");
            assertThat(worker.books().stream().mapToLong(Book::deadLetters).sum()).isEqualTo(2);

            assertThat(apply(99).differences()).isZero();
            assertThat(letters()).containsExactlyInAnyOrder("refused open", "not-a-report open");
        } finally {
            worker.execute(
                    sqlite()
                            ? "drop trigger refuses"
                            : "alter table email_callback drop constraint refuses");
        }
        assertThat(apply(99).of("new")).isEqualTo(1);
        assertThat(letters()).containsExactlyInAnyOrder("refused replayed", "not-a-report open");
    }

    @Test
    void aRefusedLetterStaysWhatItIs() {
        refusedMail();
        refusedMail();
        assertThat(apply(99).differences()).isZero();
        assertThat(letters()).containsExactlyInAnyOrder("refused open", "not-a-report open");
    }

    @Test
    void aRowThatNoTableCanHoldAnyMoreBecomesADeadLetter() {
        refusedMail();
        worker.execute(ROW_OF_THE_LETTER.formatted("event_key", "="));
        worker.execute("delete from dead_letter where cause = 'refused'");
        Map<String, List<Map<String, Object>>> before = worker.tables();

        Summary applied = apply(99);

        assertThat(applied.of("gone")).isEqualTo(1);
        assertThat(worker.count("email_callback")).isEqualTo(MAILS);
        assertThat(letters()).containsExactlyInAnyOrder("refused open", "not-a-report open");
        undo(applied.pass());
        assertThat(worker.tables()).isEqualTo(before);
    }

    @Test
    void aClosedLetterIsOpenAgainWhereItsRowGoes() {
        worker.execute(ROW_OF_THE_LETTER.formatted("'made-by-a-retry'", "<>"));
        worker.execute("update dead_letter set state = 'replayed'");
        Map<String, List<Map<String, Object>>> before = worker.tables();

        Looking looking = new Looking(99);
        Summary applied = apply(looking);

        assertThat(applied.of("gone")).isEqualTo(1);
        assertThat(applied.of("unreadable")).isEqualTo(1);
        assertThat(looking.differences).hasSize(2);
        assertThat(letters()).containsExactly("not-a-report open");
        undo(applied.pass());
        assertThat(worker.tables()).isEqualTo(before);
    }

    @Test
    void aClosedLetterWithoutARowStaysClosed() {
        worker.execute("update dead_letter set state = 'discarded'");
        assertThat(apply(99).differences()).isZero();
        assertThat(letters()).containsExactly("not-a-report discarded");
    }

    private Summary begin() {
        return apply(1);
    }

    private void resumeNewest() {
        assertThat(replay().resume(newest(), new Looking(99)).finished()).isTrue();
    }

    private Pass newest() {
        return tools.the(Passes.class).all().getFirst();
    }

    private void refusedMail() {
        mail(TOO_LONG, 1);
        wire.consumed();
    }

    private boolean sqlite() {
        return this instanceof SqliteReplayTroubleTest;
    }

    /// Of each dead letter its cause and its state.
    private List<String> letters() {
        return worker.tables().get("dead_letter").stream()
                .map(letter -> letter.get("cause") + " " + letter.get("state"))
                .toList();
    }
}
