package retorno.actions.calls.records;

import static org.assertj.core.api.Assertions.assertThat;
import static retorno.actions.calls.records.Book.said;
import static retorno.actions.calls.truth.LegStatus.BUSY;
import static retorno.actions.calls.truth.LegStatus.COMPLETED;
import static retorno.actions.calls.truth.LegStatus.IN_PROGRESS;
import static retorno.actions.calls.truth.LegStatus.NO_ANSWER;
import static retorno.actions.calls.truth.LegStatus.QUEUED;
import static retorno.actions.calls.truth.LegStatus.RINGING;
import static retorno.actions.calls.truth.Side.ACTIVIST;
import static retorno.actions.calls.truth.Side.TARGET;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import retorno.actions.calls.records.TwilioCommand.State;
import retorno.actions.calls.truth.CallStatus;
import retorno.actions.calls.truth.Command;
import retorno.actions.calls.truth.Fact;
import retorno.actions.calls.truth.Fact.Mark;

/// What the tables promise, on each database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BookContract {
    private Book book;

    /// Settings of an empty database.
    abstract Map<String, String> database(Path folder);

    @BeforeAll
    void open(@TempDir Path folder) {
        book = new Book(database(folder));
    }

    @AfterAll
    void close() {
        book.close();
    }

    @Test
    void callThatIsAskedForIsDialledOnce() {
        Opened.Made made = book.call();

        assertThat(book.standing(made.callId())).isEqualTo("initiated");
        assertThat(book.the(CallReader.class).commands(made.callId()))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.command()).isEqualTo(Command.DIAL_ACTIVIST);
                    assertThat(command.state()).isEqualTo(State.WAITING);
                });
    }

    @Test
    void everyOrderAndBatchingEndsInTheSameRows() {
        List<Map<String, Object>> straight = rowsOf(events -> events);
        Random random = new Random(20261121);
        for (int i = 0; i < 40; i++) {
            List<Map<String, Object>> shuffled =
                    rowsOf(events -> {
                        List<News> some = new ArrayList<>(events);
                        some.addAll(events.subList(0, random.nextInt(events.size())));
                        Collections.shuffle(some, random);
                        return some;
                    });
            assertThat(shuffled).isEqualTo(straight);
        }
    }

    private List<Map<String, Object>> rowsOf(java.util.function.UnaryOperator<List<News>> order) {
        String id = book.call().callId();
        List<News> events =
                order.apply(
                        List.of(
                                said(id, ACTIVIST, QUEUED, 0),
                                said(id, ACTIVIST, RINGING, 1),
                                said(id, ACTIVIST, IN_PROGRESS, 2),
                                Book.news(id, ACTIVIST, 20, new Fact.Marked(Mark.REDIRECTED)),
                                Book.news(id, ACTIVIST, 21, new Fact.Joined(ACTIVIST, null)),
                                said(id, TARGET, QUEUED, 0),
                                said(id, TARGET, RINGING, 1),
                                said(id, TARGET, IN_PROGRESS, 2),
                                Book.news(
                                        id,
                                        TARGET,
                                        22,
                                        new Fact.Started(Instant.parse("2026-11-21T12:00:02Z"))),
                                Book.news(id, TARGET, 23, new Fact.AnsweredBy(TARGET, "human")),
                                said(id, TARGET, COMPLETED, 3),
                                said(id, ACTIVIST, COMPLETED, 4)));
        for (int i = 0; i < events.size(); i += 3) {
            book.the(CallBook.class).hear(events.subList(i, Math.min(events.size(), i + 3)));
        }
        assertThat(book.standing(id)).isEqualTo("completed target-hung-up");
        return book.rows(id);
    }

    @Test
    void sameEventIsEnteredOnce() {
        String id = book.call().callId();
        News event = said(id, ACTIVIST, RINGING, 1);

        book.hear(event, event);
        book.hear(event);

        assertThat(book.the(CallReader.class).events(id)).hasSize(1);
    }

    @Test
    void eventOfAnUnknownCallIsKept() {
        News stranger = said("00000000-unknown", ACTIVIST, RINGING, 1);

        book.hear(stranger);

        assertThat(
                        book.jdbc()
                                .queryForList(
                                        "select phone_call_id from twilio_event where event_key ="
                                                + " ?",
                                        stranger.key()))
                .singleElement()
                .satisfies(row -> assertThat(row.get("phone_call_id")).isNull());
    }

    @Test
    void threeJoinsAreOneCommand() {
        String id = book.call().callId();
        for (int i = 0; i < 3; i++) {
            book.hear(Book.news(id, ACTIVIST, 30 + i, new Fact.Joined(ACTIVIST, null)));
        }

        assertThat(book.the(CallReader.class).commands(id))
                .extracting(TwilioCommand::command)
                .containsExactlyInAnyOrder(Command.DIAL_ACTIVIST, Command.ADD_TARGET);
    }

    @Test
    void secondLegOfOneSideIsNotFollowed() {
        String id = book.call().callId();
        book.hear(said(id, ACTIVIST, IN_PROGRESS, 2));
        News other = said(id, ACTIVIST, BUSY, 5);
        book.hear(
                new News(
                        "stray-" + id,
                        other.source(),
                        id,
                        "CA-stray",
                        ACTIVIST,
                        "status",
                        "busy",
                        5L,
                        null,
                        other.receivedAt(),
                        "{}",
                        News.Detail.NONE,
                        other.facts()));

        assertThat(book.standing(id)).isEqualTo("initiated");
        assertThat(book.the(CallReader.class).events(id)).hasSize(2);
    }

    @Test
    void nobodysChangeIsLost() throws InterruptedException {
        String id = book.call().callId();
        List<Thread> writers = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            writers.add(
                    Thread.startVirtualThread(() ->
                            book.hear(
                                    Book.news(
                                            id,
                                            ACTIVIST,
                                            40 + mark.ordinal(),
                                            new Fact.Marked(mark)))));
        }
        for (Thread writer : writers) {
            writer.join();
        }

        PhoneCall call = book.one(id);
        assertThat(book.the(CallReader.class).facts(call).marks()).containsExactly(Mark.values());
    }

    @Test
    void twoClaimsOfOneCommandAreOneOrder() throws InterruptedException {
        long id = book.call().commandId();
        List<Order> orders = Collections.synchronizedList(new ArrayList<>());
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            workers.add(
                    Thread.startVirtualThread(
                            () -> book.the(CommandBook.class).claim(id).ifPresent(orders::add)));
        }
        for (Thread worker : workers) {
            worker.join();
        }

        assertThat(orders).hasSize(1);
    }

    @Test
    void whoeverTakesOverAfterACrashLooksFirst() {
        long id = book.call().commandId();
        CommandBook commands = book.the(CommandBook.class);
        Order first = commands.claim(id).orElseThrow();

        assertThat(first.look()).isFalse();
        assertThat(commands.claim(id)).isEmpty();
        book.the(SetClock.class).pass(Duration.ofMinutes(5));
        Order second = commands.claim(id).orElseThrow();

        assertThat(second.look()).isTrue();
        assertThat(second.attempts()).isEqualTo(1);
    }

    @Test
    void sidThatACallbackBroughtEndsTheDoubt() {
        Opened.Made made = book.call();
        CommandBook commands = book.the(CommandBook.class);
        Order order = commands.claim(made.commandId()).orElseThrow();
        commands.unsure(order, Duration.ZERO, "twilio:uncertain", false);

        book.hear(said(made.callId(), ACTIVIST, RINGING, 1));

        assertThat(commands.claim(made.commandId())).isEmpty();
        assertThat(state(made)).isEqualTo(State.DONE);
    }

    @Test
    void nobodyIsDialledLongAfter() {
        Opened.Made made = book.call();
        book.the(SetClock.class).pass(Duration.ofMinutes(5));

        assertThat(book.the(CommandBook.class).claim(made.commandId())).isEmpty();
        assertThat(book.standing(made.callId())).isEqualTo("failed not-dialled-in-time");
    }

    @Test
    void refusedCallHasFailedWithItsCode() {
        Opened.Made made = book.call();
        CommandBook commands = book.the(CommandBook.class);
        commands.failed(commands.claim(made.commandId()).orElseThrow(), "twilio:21217");

        assertThat(book.standing(made.callId())).isEqualTo("failed twilio:21217");
        assertThat(state(made)).isEqualTo(State.FAILED);
    }

    @Test
    void commandThatMakesNoSenseAnyMoreIsSkipped() {
        String id = book.call().callId();
        book.hear(Book.news(id, ACTIVIST, 50, new Fact.Joined(ACTIVIST, null)));
        book.hear(said(id, ACTIVIST, COMPLETED, 4));
        TwilioCommand add =
                book.the(CallReader.class).command(id, Command.ADD_TARGET).orElseThrow();

        assertThat(book.the(CommandBook.class).claim(add.id())).isEmpty();
        assertThat(book.the(CallReader.class).command(id, Command.ADD_TARGET).orElseThrow().state())
                .isEqualTo(State.SKIPPED);
    }

    @Test
    void silentCallIsAskedAboutOnceATime() {
        String id = book.call().callId();
        book.hear(said(id, ACTIVIST, RINGING, 1));
        CallBook calls = book.the(CallBook.class);
        assertThat(calls.takeOnToAsk(id)).isFalse();

        book.the(SetClock.class).pass(Duration.ofSeconds(91));

        assertThat(book.the(CallReader.class).toAskAbout(book.the(SetClock.class).instant(), 1000))
                .contains(id);
        assertThat(calls.takeOnToAsk(id)).isTrue();
        assertThat(calls.takeOnToAsk(id)).isFalse();
        book.hear(Book.asked(id, ACTIVIST, NO_ANSWER));
        assertThat(book.standing(id)).isEqualTo("canceled activist-no-answer");
        assertThat(book.one(id).askAt()).isNull();
    }

    @Test
    void listIsOfOneStatusAndPeriod() {
        String id = book.call().callId();
        Instant created = book.one(id).createdAt();
        CallReader reader = book.the(CallReader.class);

        assertThat(ids(reader.between(CallStatus.INITIATED, created, created.plusMillis(1), 0, 50)))
                .contains(id);
        assertThat(ids(reader.between(null, created, created.plusMillis(1), 0, 50))).contains(id);
        assertThat(ids(reader.between(CallStatus.BUSY, created, created.plusMillis(1), 0, 50)))
                .doesNotContain(id);
        assertThat(ids(reader.between(null, created.plusMillis(1), created.plusMillis(2), 0, 50)))
                .doesNotContain(id);
    }

    private State state(Opened.Made made) {
        return book.the(CallReader.class)
                .command(made.callId(), Command.DIAL_ACTIVIST)
                .orElseThrow()
                .state();
    }

    private static List<String> ids(List<PhoneCall> calls) {
        return calls.stream().map(PhoneCall::id).toList();
    }
}
