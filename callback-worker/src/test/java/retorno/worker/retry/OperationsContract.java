package retorno.worker.retry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import retorno.envelope.Envelope;
import retorno.provider.Parsed;
import retorno.worker.Tables;
import retorno.worker.deadletter.Cluster;
import retorno.worker.deadletter.DeadLetter;
import retorno.worker.deadletter.DeadLetterDesk;
import retorno.worker.deadletter.DeadLetters;
import retorno.worker.deadletter.KeptLetter;
import retorno.worker.ledger.Book;
import retorno.worker.ledger.Consumed;
import retorno.worker.ledger.Ledger;
import retorno.worker.ledger.Page;
import retorno.worker.rows.Lineage;

/// What operators are owed, whichever database holds the tables.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OperationsContract {
    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00.500Z");
    private static final Instant LATER = Instant.parse("2026-03-02T10:00:00Z");
    private static final String REPORT =
            """
            {"results":[{"messageId":"%s","to":"%s","doneAt":"2026-03-01T10:00:00.000+0000",\
            "status":{"groupName":"DELIVERED"}}]}\
            """;

    private Tables tables;
    private DeadLetterDesk desk;
    private int offset;

    abstract Map<String, String> datasource(Path folder);

    @BeforeAll
    void open(@TempDir Path folder) {
        tables = new Tables(datasource(folder));
        desk = tables.the(DeadLetterDesk.class);
    }

    @AfterAll
    void close() {
        tables.close();
    }

    @BeforeEach
    void empty() {
        for (String table :
                List.of(
                        "email_callback",
                        "call_callback",
                        "callback_ledger",
                        "dead_letter",
                        "replay")) {
            jdbc().update("delete from " + table);
        }
        offset = 0;
    }

    @Test
    void clustersAreListedTheLargestFirstWithAMaskedSample() {
        bury("infobip.email", "not-json", "$", "{ \"to\": \"maria@example.org\"", FIRST);
        bury("infobip.email", "not-json", "$", "{ \"to\": \"jose@example.org\"", LATER);
        bury("twilio.call-status", "no-sid", "$", "To=%2B5511999", FIRST);
        bury("twilio.call-status", "no-sid", "$", "To=%2B5511999", LATER);

        List<Cluster> clusters = desk.clusters(false);

        assertThat(clusters).hasSize(2);
        Cluster first = clusters.getFirst();
        assertThat(first.provider()).isEqualTo("infobip");
        assertThat(first.cause()).isEqualTo("not-json");
        assertThat(first.path()).isEqualTo("$");
        assertThat(first.state()).isEqualTo("open");
        assertThat(first.letters()).isEqualTo(2);
        assertThat(first.seen()).isEqualTo(2);
        assertThat(first.firstSeen()).isEqualTo(FIRST);
        assertThat(first.lastSeen()).isEqualTo(LATER);
        assertThat(first.sample()).isEqualTo("{ \"to\": \"xxxxx@xxxxxxx.xxx\"");
        assertThat(clusters.getLast().letters()).isEqualTo(1);
        assertThat(clusters.getLast().seen()).isEqualTo(2);
        assertThat(clusters.getLast().sample()).isEqualTo("To=%0x0000000");
    }

    @Test
    void aLetterIsFoundByItsFingerprintAndByItsReceipt() {
        UUID receipt = bury("infobip.email", "not-json", "$", "{", FIRST);
        bury("infobip.sms", "not-json", "$", "{", FIRST);
        KeptLetter letter = only(desk.show(receipt.toString(), 10));
        assertThat(letter.url()).isEqualTo("https://hooks.example.org/email?a=b");
        assertThat(letter.contentType()).isEqualTo("application/json");
        assertThat(new String(letter.payload(), UTF_8)).isEqualTo("{");
        assertThat(only(desk.show(letter.fingerprint(), 10)).id()).isEqualTo(letter.id());
        assertThat(desk.show("", 10)).hasSize(2);
        assertThat(desk.show("nothing", 10)).isEmpty();
    }

    @Test
    void whatIsDiscardedLeavesTheListAndKeepsItsBytesAndTheReason() {
        UUID receipt = bury("infobip.email", "not-json", "$", "{", FIRST);
        bury("infobip.sms", "not-json", "$", "{", FIRST);
        assertThat(desk.discard(receipt.toString(), "a scanner's probe")).isEqualTo(1);
        assertThat(desk.clusters(false)).hasSize(1);
        assertThat(desk.clusters(true)).extracting(Cluster::state).contains("discarded", "open");
        assertThat(only(desk.show(receipt.toString(), 10)).reason()).isEqualTo("a scanner's probe");
        assertThat(desk.discard(receipt.toString(), "again")).isZero();
        assertThat(retry("").tried()).isEqualTo(1);
    }

    @Test
    void whatTodaysCodeReadsBecomesRowsAndTheRestStaysWithOneMoreAttempt() {
        UUID readable =
                bury(
                        "infobip.email",
                        "parser-failed",
                        "$",
                        REPORT.formatted("m-1", "a@b.c"),
                        FIRST);
        UUID garbage = bury("infobip.email", "parser-failed", "$", "{", FIRST);

        assertThat(retry("")).isEqualTo(new Retry.Report(2, 1, 1, 0, 1));

        Map<String, Object> row = only(tables.rows("email_callback"));
        assertThat(row)
                .containsEntry("id_externo", "m-1")
                .containsEntry("receipt", readable.toString());
        assertThat(only(desk.show(readable.toString(), 9)).state()).isEqualTo("replayed");
        KeptLetter left = only(desk.show(garbage.toString(), 9));
        assertThat(left.state()).isEqualTo("open");
        assertThat(left.attempts()).isEqualTo(1);
        assertThat(left.cause()).as("what today's code says of it").isEqualTo("not-json");
        assertThat(only(desk.clusters(false)).fingerprint()).isEqualTo(left.fingerprint());
        assertThat(only(tables.rows("replay"))).containsEntry("operator", "tester");
        assertThat(only(tables.rows("replay")).get("ended_at")).isNotNull();
    }

    @Test
    void aPartOfABodyKeepsItsPlaceInTheBody() {
        UUID receipt = bury("infobip.email", "not-a-report", "$.results[]", "7", FIRST);
        String fingerprint = only(desk.show(receipt.toString(), 9)).fingerprint();
        retry("");
        KeptLetter left = only(desk.show(receipt.toString(), 9));
        assertThat(left.path()).isEqualTo("$.results[]");
        assertThat(left.fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void aSecondRetryChangesNothing() {
        bury("infobip.email", "parser-failed", "$", REPORT.formatted("m-1", "a@b.c"), FIRST);
        retry("");
        assertThat(retry("")).isEqualTo(new Retry.Report(0, 0, 0, 0, 0));
        assertThat(tables.rows("replay")).hasSize(1);
        assertThat(tables.rows("email_callback")).hasSize(1);
    }

    @Test
    void aRetryKeepsTheUrlThatTheCallbackCameTo() {
        UUID receipt = UUID.randomUUID();
        Envelope call =
                new Envelope(
                        receipt,
                        "twilio.call-status",
                        FIRST,
                        "https://hooks.example.org/twilio/call-status?qj_contact_id=7",
                        "application/x-www-form-urlencoded",
                        Map.of(),
                        "CallSid=CA1&CallStatus=completed".getBytes(UTF_8));
        bury(call, new Parsed.Unreadable("parser-failed", "$", "it threw", call.body()));
        assertThat(retry(receipt.toString()).rows()).isEqualTo(1);
        assertThat(only(tables.rows("call_callback")).get("correlation").toString())
                .contains("qj_contact_id");
    }

    @Test
    void oneReadablePartOfABodyBecomesARowAndTheOtherALetterOfItsOwn() {
        String two =
                "{\"results\":[{\"messageId\":\"m\",\"status\":{\"groupName\":\"DELIVERED\"}},7]}";
        UUID receipt = bury("infobip.email", "parser-failed", "$", two, FIRST);
        assertThat(retry("")).isEqualTo(new Retry.Report(1, 1, 1, 0, 0));
        assertThat(desk.show(receipt.toString(), 9))
                .extracting(KeptLetter::state)
                .containsExactly("replayed", "open");
        book(1);
    }

    @Test
    void aLetterThatFailedFiveTimesIsParked() {
        UUID receipt = bury("infobip.email", "not-json", "$", "{", FIRST);
        for (int i = 0; i < DeadLetterDesk.ATTEMPTS; i++) {
            assertThat(only(desk.clusters(false)).state()).isEqualTo("open");
            assertThat(retry("").left()).isEqualTo(1);
        }
        assertThat(only(desk.clusters(false)).state()).isEqualTo("parked");
        assertThat(retry("").tried()).isZero();
        assertThat(tables.the(Retry.class).retry("", true, "tester").tried()).isEqualTo(1);
        assertThat(only(desk.show(receipt.toString(), 9)).attempts()).isEqualTo(6);
    }

    @Test
    void largeLettersAreReadAFewAtATime() {
        for (int i = 0; i < 5; i++) {
            bury("infobip.email", "not-json", "$", (i + "x").repeat(2 << 20), FIRST);
        }
        assertThat(desk.next("", false, 0, desk.newest())).hasSize(2);
        assertThat(retry("").tried()).isEqualTo(5);
    }

    @Test
    void theBooksCountARetryAsAPassOfItsOwn() {
        enter(0, 9);
        bury("infobip.email", "parser-failed", "$", REPORT.formatted("m-1", "a@b.c"), FIRST);
        retry("");
        assertThat(book(10).stored()).as("nine of the pass, one of the retry").isEqualTo(11);
        assertThat(book(11).missing()).as("a retry's offsets prove nothing").isEqualTo(1);
    }

    @Test
    void missingOffsetsAreNamedAndCountedFromAnyPointOn() {
        enter(0, 9);
        enter(10, 10);
        enter(5, 7);
        enter(15, 19);
        Book book = book(25);
        assertThat(book.unaccounted()).containsExactly(new Book.Gap(11, 14), new Book.Gap(20, 24));
        assertThat(book.accounted()).isEqualTo(16);
        assertThat(book.balanced()).isFalse();
        Ledger ledger = tables.the(Ledger.class);
        assertThat(ledger.unaccounted(new Consumed("t", 0, 0, 25), 0)).isEqualTo(9);
        assertThat(ledger.unaccounted(new Consumed("t", 0, 0, 25), 15)).isEqualTo(5);
        assertThat(ledger.unaccounted(new Consumed("t", 0, 0, 20), 15)).isZero();
        assertThat(ledger.unaccounted(new Consumed("t", 0, 0, 25), 25)).isZero();
        assertThat(ledger.unaccounted(new Consumed("t", 0, 40, 25), 25))
                .as("deleted before it was read")
                .isEqualTo(15);
    }

    private Retry.Report retry(String which) {
        return tables.the(Retry.class).retry(which, false, "tester");
    }

    private Book book(long committed) {
        return only(tables.the(Ledger.class).books(List.of(new Consumed("t", 0, 0, committed))));
    }

    private void enter(long first, long last) {
        Page page = new Page("t", 0);
        for (long at = first; at <= last; at++) {
            page.record(at, 1);
            page.stored();
        }
        tables.inTransaction(() -> {
            tables.the(Ledger.class).enter(List.of(page));
            return true;
        });
    }

    private UUID bury(String type, String cause, String path, String body, Instant received) {
        UUID receipt = UUID.randomUUID();
        Envelope envelope =
                new Envelope(
                        receipt,
                        type,
                        received,
                        "https://hooks.example.org/email?a=b",
                        "application/json",
                        Map.of(),
                        body.getBytes(UTF_8));
        bury(envelope, new Parsed.Unreadable(cause, path, "a detail", envelope.body()));
        return receipt;
    }

    private void bury(Envelope envelope, Parsed.Unreadable unreadable) {
        bury(
                DeadLetter.unreadable(
                        lineage(envelope.receipt(), 0, envelope.receivedAt()),
                        envelope,
                        unreadable));
    }

    private void bury(DeadLetter letter) {
        tables.inTransaction(() -> tables.the(DeadLetters.class).bury(List.of(letter)));
    }

    private Lineage lineage(UUID receipt, int item, Instant received) {
        return new Lineage(receipt, "t", 0, offset++, item, received);
    }

    private JdbcTemplate jdbc() {
        return tables.jdbc();
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }
}
