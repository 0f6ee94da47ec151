package retorno.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import retorno.event.PublishedEvent;
import retorno.worker.ledger.Book;

/// What the whole worker owes its users, on a real broker and a real database. Each database
/// inherits this exam.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PipelineContract {
    private Wire wire;
    private Worker worker;

    /// Where Kafka listens.
    String bootstrap() {
        return Broker.bootstrap();
    }

    /// Spring's settings for the database.
    abstract Map<String, String> datasource() throws Exception;

    /// Makes the database unusable for the worker until the result is closed.
    abstract AutoCloseable away() throws Exception;

    /// How many bytes a batch holds at most.
    int batchBytes() {
        return 4 << 20;
    }

    /// Makes the database refuse every e-mail row of this address.
    abstract String refusing(String address);

    @BeforeAll
    void start() throws Exception {
        wire = new Wire(bootstrap());
        worker = new Worker(wire, datasource());
    }

    @AfterAll
    void stop() {
        worker.close();
        wire.close();
    }

    @AfterEach
    void theBooksBalance() {
        wire.consumed();
        List<Book> books = worker.books();
        assertThat(books).hasSize(3).allMatch(Book::balanced);
        assertThat(sum(books, Book::stored))
                .isEqualTo(
                        worker.count("email_callback")
                                + worker.count("sms_callback")
                                + worker.count("call_callback"));
        assertThat(sum(books, Book::deadLetters)).isEqualTo(worker.count("dead_letter"));
    }

    @Test
    void everyRecordedBodyGivesExactlyItsRows() {
        UUID delivered = email(recorded("delivered"));
        UUID clicked = email(recorded("clicked"));
        UUID undeliverable = email(recorded("undeliverable"));
        UUID bounce = email(recorded("suppressed-bounce"));
        UUID dict = email(recorded("delivered-dict"));
        UUID opened = email(recorded("opened"));
        UUID unsubscribed = email(recorded("unsubscribed"));
        UUID complained = email(recorded("complained"));
        wire.consumed();

        assertThat(worker.rows("email_callback", delivered))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row)
                            .containsEntry("status", "DELIVERED")
                            .containsEntry("event", "delivered")
                            .containsEntry("email", "joao.madero@example.com.br")
                            .containsEntry("id_externo", "yfkgy9xol5kpl33u384n")
                            .containsEntry("qj_contact_id", "3")
                            .containsEntry("topic", wire.topic);
                    assertThat(time(row, "event_at")).isEqualTo("2024-07-16T20:26:54.966Z");
                    assertThat(time(row, "data_recebimento")).isEqualTo("2024-07-16T20:30:00.123Z");
                });
        assertThat(worker.rows("email_callback", clicked))
                .singleElement()
                .satisfies(row ->
                        assertThat(row)
                                .containsEntry("status", "CLICKED")
                                .containsEntry("id_externo", "yfkgy9xol5kpl33u384n"));
        assertThat(worker.rows("email_callback", undeliverable)).hasSize(1);
        assertThat(worker.rows("email_callback", bounce))
                .singleElement()
                .satisfies(row ->
                        assertThat(row)
                                .containsEntry("error_name", "EC_SUPPRESSED_BOUNCE")
                                .containsEntry("qj_contact_id", "310372388"));
        assertThat(worker.rows("email_callback", dict))
                .extracting(row -> row.get("qj_contact_id"))
                .containsExactly("124127953", "111372120", "208821129", "277652016", "261041888");
        assertThat(worker.rows("email_callback", opened))
                .singleElement()
                .satisfies(row ->
                        assertThat(time(row, "event_at")).isEqualTo("2024-07-16T20:24:04.325Z"));
        assertThat(worker.rows("email_callback", unsubscribed)).hasSize(1);
        assertThat(worker.rows("email_callback", complained)).hasSize(1);
    }

    @Test
    void theSameBodyThreeTimesIsOneRowAndTwoDuplicates() {
        wire.consumed();
        long before = sum(worker.books(), Book::duplicates);
        byte[] body = report("three-times");
        List<UUID> receipts = List.of(email(body), email(body), email(body));
        wire.consumed();
        assertThat(receipts.stream().flatMap(r -> worker.rows("email_callback", r).stream()))
                .hasSize(1);
        assertThat(sum(worker.books(), Book::duplicates) - before).isEqualTo(2);
    }

    @Test
    void twoStatusesOfOneTwilioMessageAreTwoRows() {
        String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        UUID sent = twilio("MessageSid=" + sid + "&MessageStatus=sent&To=%2B5511999999999");
        UUID delivered =
                twilio("MessageSid=" + sid + "&MessageStatus=delivered&To=%2B5511999999999");
        wire.consumed();
        assertThat(worker.rows("sms_callback", sent)).extracting("event").containsExactly("sent");
        assertThat(worker.rows("sms_callback", delivered))
                .extracting("event")
                .containsExactly("delivered");
    }

    @Test
    void aRewindOfTheGroupChangesNoTable() {
        email(recorded("delivered"));
        email(recorded("delivered-dict"));
        email("no json".getBytes(UTF_8));
        email("no json".getBytes(UTF_8), Wire.RECEIVED_AT.plusSeconds(60));
        twilio("MessageSid=SM0123456789abcdef0123456789abcdef&MessageStatus=queued");
        wire.consumed();
        long records = sum(worker.books(), Book::records);
        Map<String, List<Map<String, Object>>> before = worker.tables();

        worker.pause();
        wire.rewind();
        worker.resume();
        wire.consumed();

        assertThat(worker.tables()).isEqualTo(before);
        assertThat(sum(worker.books(), Book::records)).isEqualTo(2 * records);
    }

    @Test
    void whatArrivesWhileTheWorkerIsStoppedIsKeptOnceItStarts() {
        worker.pause();
        List<UUID> receipts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            receipts.add(email(report("stopped-" + i)));
        }
        long before = worker.count("email_callback");
        worker.resume();
        wire.consumed();
        assertThat(worker.count("email_callback") - before).isEqualTo(500);
        assertThat(receipts).allMatch(r -> !worker.rows("email_callback", r).isEmpty());
    }

    @Test
    void noBadInputStopsTheWorker() {
        String nested = "{\"results\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        List<String> unreadable =
                List.of("hello", "{\"results\":[{\"messageId\":\"x\"", "<xml/>", nested, "NaN", "");
        List<String> other =
                List.of("42", "[]", "{\"results\":[]}", "{}", "null", "{\"a\":\"\\u0000\\u0007\"}");
        List<UUID> letters = unreadable.stream().map(t -> email(t.getBytes(UTF_8))).toList();
        List<UUID> invalid = List.of(email(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}));
        List<UUID> others = other.stream().map(t -> email(t.getBytes(UTF_8))).toList();
        String report = new String(report("kept-1"), UTF_8);
        UUID object = email(report.replace("[{", "{").replace("}]", "}").getBytes(UTF_8));
        UUID twice =
                email(
                        new String(report("kept-2"), UTF_8)
                                .replace("\"to\"", "\"to\":\"other@example.com\",\"to\"")
                                .getBytes(UTF_8));
        UUID large =
                email(
                        new String(report("kept-3"), UTF_8)
                                .replace(
                                        "\"to\"",
                                        "\"callbackData\":\"" + "x".repeat(1 << 20) + "\",\"to\"")
                                .getBytes(UTF_8));
        UUID good = email(report("after-the-garbage"));
        wire.consumed();

        assertThat(letters).allMatch(r -> worker.rows("dead_letter", r).size() == 1);
        assertThat(others).allMatch(r -> worker.rows("email_callback", r).isEmpty());
        assertThat(invalid).allMatch(r -> worker.rows("email_callback", r).isEmpty());
        assertThat(List.of(object, twice, large, good))
                .allMatch(r -> worker.rows("email_callback", r).size() == 1);
    }

    @Test
    void foreignRecordsAreReadWhereTheyAreJsonAndKeptWhereNot() {
        wire.foreign(report("foreign"), Map.of());
        wire.foreign("foreign and no json".getBytes(UTF_8), Map.of());
        wire.foreign(null, Map.of());
        wire.foreign(report("typed"), Map.of("ce_id", "not a uuid", "ce_type", "infobip.email"));
        UUID pigeon = wire.post("acme.pigeon", "", "coo".getBytes(UTF_8));
        UUID nul = wire.post("acme.\u0000", "", "\u0000".getBytes(UTF_8));
        wire.consumed();
        assertThat(worker.tables().get("email_callback"))
                .extracting(row -> row.get("id_externo"))
                .contains("foreign", "typed");
        assertThat(worker.tables().get("dead_letter"))
                .filteredOn(row -> row.get("type").equals("unknown"))
                .extracting(row -> row.get("cause"))
                .containsOnly("not-json");
        assertThat(worker.rows("dead_letter", pigeon))
                .extracting("cause")
                .containsExactly("unknown-type");
        assertThat(worker.rows("dead_letter", nul)).hasSize(1);
    }

    @Test
    void oneBadItemDoesNotHideItsSiblings() {
        String body = "{\"results\":[%s,17,%s]}";
        UUID receipt =
                email(body.formatted(result("sibling-1"), result("sibling-2")).getBytes(UTF_8));
        wire.consumed();
        assertThat(worker.rows("email_callback", receipt))
                .extracting(row -> row.get("id_externo"))
                .containsExactly("sibling-1", "sibling-2");
        assertThat(worker.rows("dead_letter", receipt))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("item", "1"));
    }

    @Test
    void whatTheDatabaseRefusesBecomesADeadLetterAlone() {
        worker.execute(refusing("refused@example.com"));
        String good = result("taken-1") + "," + result("taken-2");
        String bad = result("refused-1").replace("to@example.com", "refused@example.com");
        worker.pause();
        UUID before = email(report("taken-0"));
        UUID receipt = email("{\"results\":[%s,%s]}".formatted(bad, good).getBytes(UTF_8));
        UUID again = email("{\"results\":[%s]}".formatted(bad).getBytes(UTF_8));
        UUID after = email(report("taken-3"));
        worker.resume();
        wire.consumed();
        assertThat(worker.rows("email_callback", before)).hasSize(1);
        assertThat(worker.rows("email_callback", receipt)).hasSize(2);
        assertThat(worker.rows("email_callback", after)).hasSize(1);
        List<Map<String, Object>> letters = new ArrayList<>(worker.rows("dead_letter", receipt));
        letters.addAll(worker.rows("dead_letter", again));
        assertThat(letters)
                .singleElement()
                .satisfies(row ->
                        assertThat(row)
                                .containsEntry("cause", "refused")
                                .containsEntry("state", "open"));
    }

    /// Some databases take a large batch in pieces: it is one batch all the same.
    @Test
    void aLargeBatchIsKeptWholeWithADuplicateAndARefusedItemFarBehind() {
        worker.execute(refusing("late@example.com"));
        wire.consumed();
        long duplicates = sum(worker.books(), Book::duplicates);
        worker.pause();
        List<UUID> mails = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            mails.add(wire.post(0, "infobip.email", large("large-" + i)));
        }
        UUID again = wire.post(0, "infobip.email", large("large-0"));
        byte[] late = new String(large("late"), UTF_8).replace("to@", "late@").getBytes(UTF_8);
        UUID refused = wire.post(0, "infobip.email", late);
        worker.resume();
        wire.consumed();

        assertThat(mails).allMatch(mail -> worker.rows("email_callback", mail).size() == 1);
        assertThat(worker.rows("email_callback", again)).isEmpty();
        assertThat(sum(worker.books(), Book::duplicates) - duplicates).isEqualTo(1);
        assertThat(worker.rows("dead_letter", refused)).hasSize(1);
        List<String> sent = mails.stream().map(UUID::toString).toList();
        assertThat(wire.published())
                .extracting(event -> PublishedEvent.ofJson(event.value()).receipt())
                .filteredOn(sent::contains)
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    /// They may be a hundred times what a fetch of them is, and all of a batch is in memory.
    @Test
    void aBatchHoldsItsBytesHoweverWellTheyCompress() {
        wire.consumed();
        worker.pause();
        long from = wire.committed(0);
        List<UUID> mails =
                wire.packed(
                        0,
                        "infobip.email",
                        IntStream.range(0, 1_000).mapToObj(i -> large("packed-" + i)).toList());
        worker.resume();
        wire.consumed();

        List<Long> batches = worker.batches(0, from);
        assertThat(batches).allMatch(records -> records <= batchBytes() / 20_000);
        assertThat(batches.stream().mapToLong(records -> records).sum()).isEqualTo(1_000);
        List<String> sent = mails.stream().map(UUID::toString).toList();
        assertThat(worker.column("receipt"))
                .filteredOn(sent::contains)
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void valuesThatOnlyOneDatabaseWouldTakeBecomeDeadLettersOnAll() {
        String good = result("limits-1");
        String nul = result("limits-2").replace("to@example.com", "to\\u0000@example.com");
        String longer = result("limits-3").replace("to@example.com", "x".repeat(600));
        String dear =
                result("limits-4").replace("\"to\"", "\"price\":{\"pricePerMessage\":1e15},\"to\"");
        UUID receipt =
                email(
                        "{\"results\":[%s]}"
                                .formatted(String.join(",", good, nul, longer, dear))
                                .getBytes(UTF_8));
        wire.consumed();
        assertThat(worker.rows("email_callback", receipt))
                .extracting(row -> row.get("id_externo"))
                .containsExactly("limits-1");
        assertThat(worker.rows("dead_letter", receipt))
                .extracting(row -> row.get("detail"))
                .containsExactly(
                        "email contains the character NUL",
                        "email has 600 characters, at most 512 are kept",
                        "price is not below 10^12");
    }

    @Test
    void aDatabaseThatGoesAwayCostsNothing() throws Exception {
        wire.consumed();
        long letters = worker.count("dead_letter");
        List<UUID> receipts = new ArrayList<>();
        try (AutoCloseable away = away()) {
            assertThat(away).isNotNull();
            for (int i = 0; i < 20; i++) {
                receipts.add(email(report("away-" + i)));
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> worker.health("").contains("no batch kept since"));
            assertThat(worker.health("/liveness")).contains("UP");
        }
        wire.consumed();
        assertThat(receipts).allMatch(r -> worker.rows("email_callback", r).size() == 1);
        assertThat(worker.count("dead_letter")).isEqualTo(letters);
        await().atMost(Duration.ofSeconds(30)).until(() -> worker.health("").startsWith("200 "));
    }

    private UUID email(byte[] body) {
        return wire.post("infobip.email", "http://127.0.0.1:8080/email", body);
    }

    private UUID email(byte[] body, Instant receivedAt) {
        return wire.post("infobip.email", "http://127.0.0.1:8080/email", body, receivedAt);
    }

    private UUID twilio(String form) {
        return wire.post(
                "twilio.message-status",
                "http://127.0.0.1:8080/twilio/message-status",
                form.getBytes(UTF_8));
    }

    private static byte[] report(String messageId) {
        return "{\"results\":[%s]}".formatted(result(messageId)).getBytes(UTF_8);
    }

    /// Of 20 kB.
    private static byte[] large(String messageId) {
        String callbackData = ",\"callbackData\":\"%s\"}".formatted("x".repeat(20_000));
        String result = result(messageId);
        return ("{\"results\":[" + result.substring(0, result.length() - 1) + callbackData + "]}")
                .getBytes(UTF_8);
    }

    private static String result(String messageId) {
        return """
        {"messageId":"%s","to":"to@example.com","doneAt":"2024-07-16T17:26:54.966-0300",\
        "status":{"id":5,"groupId":3,"groupName":"DELIVERED","name":"DELIVERED_TO_HANDSET"}}\
        """
                .formatted(messageId);
    }

    private static byte[] recorded(String name) {
        try (InputStream in =
                PipelineContract.class.getResourceAsStream("/payloads/" + name + ".json")) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long sum(List<Book> books, ToLongFunction<Book> column) {
        return books.stream().mapToLong(column).sum();
    }

    /// A time column as every database writes it, in one form.
    private static String time(Map<String, Object> row, String column) {
        String written = String.valueOf(row.get(column)).replace(' ', 'T');
        String zoned =
                written.endsWith("Z") ? written : written.replaceFirst("([+-]\\d\\d)$", "$1:00");
        return OffsetDateTime.parse(zoned).toInstant().toString();
    }
}
