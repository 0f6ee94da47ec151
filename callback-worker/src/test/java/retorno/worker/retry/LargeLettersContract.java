package retorno.worker.retry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.envelope.Envelope;
import retorno.event.EventKey;
import retorno.provider.Parsed;
import retorno.worker.Tables;
import retorno.worker.deadletter.Burial;
import retorno.worker.deadletter.DeadLetter;
import retorno.worker.deadletter.DeadLetterDesk;
import retorno.worker.deadletter.DeadLetters;
import retorno.worker.deadletter.KeptLetter;
import retorno.worker.intake.RecordReader;
import retorno.worker.rows.Fate;
import retorno.worker.rows.Lineage;

/// Letters of long words and of large bodies, whichever database holds them.
abstract class LargeLettersContract {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T10:00:00Z");
    private static final String REPORT =
            "{\"messageId\":\"m-%d\",\"to\":\"a@b.c\",\"status\":{\"groupName\":\"DELIVERED\"},\"callbackData\":\"%s\"}";

    abstract Map<String, String> datasource(Path folder);

    @Test
    void wordsOfAnyLengthAreKept(@TempDir Path folder) {
        try (Tables tables = new Tables(datasource(folder))) {
            for (String character : List.of("x", "🎁")) {
                String text = character.repeat(20_000);
                Envelope envelope =
                        new Envelope(
                                UUID.randomUUID(), text, RECEIVED, text, text, Map.of(), bytes(9));
                DeadLetter letter =
                        new DeadLetter(
                                lineage(envelope.receipt(), 0),
                                EventKey.of("test").add(character).key(),
                                envelope,
                                text,
                                text,
                                text,
                                bytes(9));
                assertThat(bury(tables, letter)).containsExactly(Burial.NEW);
                KeptLetter kept =
                        tables.the(DeadLetterDesk.class)
                                .show(envelope.receipt().toString(), 1)
                                .getFirst();
                assertThat(kept.type()).hasSizeLessThanOrEqualTo(100).endsWith("…");
                assertThat(kept.contentType()).hasSizeLessThanOrEqualTo(500).endsWith("…");
                assertThat(retry(tables).tried()).isEqualTo(1);
                tables.jdbc().update("delete from dead_letter");
            }
        }
    }

    /// Thousands of refused items of one body would be gigabytes.
    @Test
    void aLargeBodyIsKeptOnceAndFoundByAllOfItsItems(@TempDir Path folder) {
        try (Tables tables = new Tables(datasource(folder))) {
            UUID receipt = UUID.randomUUID();
            byte[] body = body(3, 40_000);
            assertThat(
                            bury(
                                    tables,
                                    refused(tables, receipt, 0, body),
                                    refused(tables, receipt, 1, body),
                                    refused(tables, receipt, 2, body)))
                    .containsOnly(Burial.NEW);
            assertThat(kept(tables, receipt))
                    .extracting(letter -> letter.payload().length)
                    .containsExactly(body.length, 0, 0);
            assertThat(retry(tables)).isEqualTo(new Retry.Report(3, 3, 3, 0, 0));
            assertThat(tables.rows("email_callback"))
                    .extracting(row -> row.get("id_externo"))
                    .containsExactly("m-0", "m-1", "m-2");
        }
    }

    @Test
    void theBodyStandsWithTheFirstLetterThatIsNew(@TempDir Path folder) {
        try (Tables tables = new Tables(datasource(folder))) {
            UUID earlier = UUID.randomUUID();
            UUID later = UUID.randomUUID();
            byte[] body = body(2, 40_000);
            bury(tables, refused(tables, earlier, 0, body(1, 40_000)));
            assertThat(
                            bury(
                                    tables,
                                    refused(tables, later, 0, body),
                                    refused(tables, later, 1, body)))
                    .containsExactly(Burial.AGAIN, Burial.NEW);
            assertThat(kept(tables, later))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.payload()).isEqualTo(body));
        }
    }

    @Test
    void ofARefusedItemOnlyThatItemIsTriedAgain(@TempDir Path folder) {
        try (Tables tables = new Tables(datasource(folder))) {
            UUID receipt = UUID.randomUUID();
            byte[] body = body(2, 40_000);
            bury(tables, refused(tables, receipt, 0, body), refused(tables, receipt, 1, body));
            tables.jdbc().update("update dead_letter set state = 'discarded' where item = 0");
            assertThat(retry(tables)).isEqualTo(new Retry.Report(1, 1, 1, 0, 0));
            assertThat(tables.rows("email_callback"))
                    .extracting(row -> row.get("id_externo"))
                    .containsExactly("m-1");
        }
    }

    /// A retry of an unreadable part may have made a letter of that part.
    @Test
    void aPartOfABodyIsNotTakenForTheBody(@TempDir Path folder) {
        try (Tables tables = new Tables(datasource(folder))) {
            UUID receipt = UUID.randomUUID();
            byte[] body = body(3, 40_000);
            bury(tables, refused(tables, receipt, 0, body(1, 9)));
            bury(tables, refused(tables, receipt, 1, body), refused(tables, receipt, 2, body));
            assertThat(kept(tables, receipt))
                    .extracting(letter -> letter.payload().length)
                    .containsExactly(body(1, 9).length, body.length, 0);
            assertThat(retry(tables)).isEqualTo(new Retry.Report(3, 3, 3, 0, 0));
            assertThat(tables.rows("email_callback"))
                    .extracting(row -> row.get("id_externo"))
                    .contains("m-1", "m-2");
        }
    }

    @Test
    void aLetterWhoseBodyIsNowhereStaysOpen(@TempDir Path folder) {
        try (Tables tables = new Tables(datasource(folder))) {
            UUID receipt = UUID.randomUUID();
            bury(tables, refused(tables, receipt, 0, body(1, 9)));
            tables.jdbc().update("update dead_letter set payload = ?", new byte[0]);
            assertThat(retry(tables)).isEqualTo(new Retry.Report(1, 0, 0, 0, 1));
            assertThat(tables.rows("dead_letter"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("state", "open"))
                    .satisfies(
                            row -> assertThat(row.get("detail").toString()).contains("--receipt"));
        }
    }

    /// As the worker would refuse this item of the body: with the key of its event.
    private static DeadLetter refused(Tables tables, UUID receipt, int item, byte[] body) {
        Envelope envelope =
                new Envelope(
                        receipt,
                        "infobip.email",
                        RECEIVED.plusSeconds(body.length),
                        "https://h/email",
                        "application/json",
                        Map.of(),
                        body);
        Parsed.Event parsed =
                (Parsed.Event) tables.the(RecordReader.class).items(envelope).get(item);
        return DeadLetter.refused(
                lineage(receipt, item, envelope.receivedAt()),
                envelope,
                parsed.event(),
                new Fate.Refused("price", "too large"));
    }

    private static Lineage lineage(UUID receipt, int item) {
        return lineage(receipt, item, RECEIVED);
    }

    private static Lineage lineage(UUID receipt, int item, Instant at) {
        return new Lineage(receipt, "t", 0, 7, item, at);
    }

    private static byte[] body(int items, int padding) {
        StringBuilder body = new StringBuilder("{\"results\":[");
        for (int i = 0; i < items; i++) {
            body.append(i == 0 ? "" : ",").append(REPORT.formatted(i, "x".repeat(padding)));
        }
        return body.append("]}").toString().getBytes(UTF_8);
    }

    private static byte[] bytes(int length) {
        return "{".repeat(length).getBytes(UTF_8);
    }

    private static List<Burial> bury(Tables tables, DeadLetter... letters) {
        return tables.inTransaction(() -> tables.the(DeadLetters.class).bury(List.of(letters)));
    }

    private static List<KeptLetter> kept(Tables tables, UUID receipt) {
        return tables.the(DeadLetterDesk.class).show(receipt.toString(), 9);
    }

    private static Retry.Report retry(Tables tables) {
        return tables.the(Retry.class).retry("", false, "tester");
    }
}
