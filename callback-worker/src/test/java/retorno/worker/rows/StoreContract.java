package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import retorno.event.CallEvent;
import retorno.event.ConferenceEvent;
import retorno.event.Correlation;
import retorno.event.EmailEvent;
import retorno.event.Engagement;
import retorno.event.Message;
import retorno.event.MessageReceived;
import retorno.event.Occurrence;
import retorno.event.Outcome;
import retorno.event.RecordingEvent;
import retorno.worker.Tables;
import retorno.worker.calls.CallStore;
import retorno.worker.email.EmailStore;
import retorno.worker.sms.SmsStore;

/// What the tables owe whoever writes and reads them, whichever database holds them.
abstract class StoreContract extends OnTables {
    private static final Fate STORED = new Fate.Stored();
    private static final Fate DUPLICATE = new Fate.Duplicate();

    /// Makes the database refuse e-mails of `refused@example.com`.
    abstract void refuse(Tables tables);

    /// Takes that back.
    abstract void refuseNoMore(Tables tables);

    @Test
    void keepsEveryFieldOfAnEmailEvent() {
        EmailEvent event =
                new EmailEvent(
                        occurred("k", Occurrence.CLICKED, "CLICKED", HAPPENED),
                        new Message(
                                "m1",
                                "b1",
                                "ana@example.com",
                                "from@example.com",
                                HAPPENED.minusSeconds(2),
                                1L,
                                new BigDecimal("0.0025"),
                                "BRL"),
                        new Outcome(
                                5L, "TO_HANDSET", "to handset", 6034L, "EC_X", "x happened", true),
                        new Engagement(
                                "www.example.com?a=b",
                                "Desktop",
                                "Windows",
                                "PC",
                                "Brazil",
                                "São Paulo"),
                        "example.com",
                        new Correlation("{\"qj_contact_id\": 3}", 3L, "june"));
        assertThat(emails(Care.SWIFT, event)).containsExactly(STORED);
        Map<String, Object> row = tables.rows("email_callback").getFirst();
        assertThat(row)
                .containsEntry("status", "CLICKED")
                .containsEntry("email", "ana@example.com")
                .containsEntry("id_externo", "m1")
                .containsEntry("event", "clicked")
                .containsEntry("bulk_id", "b1")
                .containsEntry("sender", "from@example.com")
                .containsEntry("status_name", "TO_HANDSET")
                .containsEntry("status_description", "to handset")
                .containsEntry("error_name", "EC_X")
                .containsEntry("currency", "BRL")
                .containsEntry("url", "www.example.com?a=b")
                .containsEntry("device_type", "Desktop")
                .containsEntry("os", "Windows")
                .containsEntry("device_name", "PC")
                .containsEntry("country", "Brazil")
                .containsEntry("city", "São Paulo")
                .containsEntry("domain", "example.com")
                .containsEntry("campaign", "june")
                .containsEntry("callback_data", "{\"qj_contact_id\": 3}")
                .containsEntry("provider", "test")
                .containsEntry("topic", "email-webhook")
                .containsEntry("kafka_partition", 2)
                .containsEntry("item", 0)
                .containsEntry("parser_version", 1);
        assertThat(number(row.get("qj_contact_id"))).isEqualTo(3);
        assertThat(number(row.get("status_id"))).isEqualTo(5);
        assertThat(number(row.get("error_id"))).isEqualTo(6034);
        assertThat(number(row.get("sms_count"))).isEqualTo(1);
        assertThat(new BigDecimal(row.get("price").toString())).isEqualByComparingTo("0.0025");
        assertThat(row.get("permanent")).isIn(true, 1);
        assertThat(instant(row.get("event_at"))).isEqualTo(HAPPENED);
        assertThat(instant(row.get("sent_at"))).isEqualTo(HAPPENED.minusSeconds(2));
        assertThat(instant(row.get("data_recebimento"))).isEqualTo(RECEIVED);
    }

    @Test
    void keepsAnEventThatSaysNextToNothing() {
        EmailEvent event =
                new EmailEvent(
                        occurred("k", Occurrence.UNKNOWN, null, null),
                        new Message(null, null, null, null, null, null, null, null),
                        Outcome.NONE,
                        Engagement.NONE,
                        null,
                        Correlation.NONE);
        assertThat(emails(Care.SWIFT, event)).containsExactly(STORED);
        assertThat(tables.rows("email_callback").getFirst())
                .containsEntry("event_at", null)
                .containsEntry("price", null)
                .containsEntry("permanent", null);
    }

    @Test
    void keepsMessagesSentAndReceived() {
        assertThat(
                        tables.inTransaction(() ->
                                tables.the(SmsStore.class)
                                        .insertEvents(
                                                List.of(item(sms("s1", Occurrence.SENT, null))),
                                                Care.SWIFT)))
                .containsExactly(STORED);
        MessageReceived received =
                new MessageReceived(
                        occurred("r1", Occurrence.RECEIVED, "received", null),
                        new Message("SM9", null, "+5511", "+5522", null, null, null, null),
                        "whatsapp",
                        "olá".repeat(400_000),
                        2L,
                        Correlation.NONE);
        tables.inTransaction(() ->
                tables.the(SmsStore.class).insertReceived(List.of(item(received)), Care.SWIFT));
        List<Map<String, Object>> rows = tables.rows("sms_callback");
        assertThat(rows.get(0))
                .containsEntry("direction", "outbound")
                .containsEntry("phone", "+55119")
                .containsEntry("network", "72411");
        assertThat(rows.get(1))
                .containsEntry("direction", "inbound")
                .containsEntry("phone", "+5522")
                .containsEntry("to_number", "+5511")
                .containsEntry("channel", "whatsapp");
        assertThat(
                        tables.jdbc()
                                .queryForObject(
                                        "select length(body) from sms_callback where direction = 'inbound'",
                                        Long.class))
                .isEqualTo(1_200_000);
    }

    @Test
    void keepsCallsConferencesAndRecordings() {
        CallEvent call =
                new CallEvent(
                        occurred("c1", Occurrence.COMPLETED, "completed", HAPPENED),
                        CallEvent.Kind.CALL,
                        "CA1",
                        "CA0",
                        "+1",
                        "+2",
                        "outbound-api",
                        3L,
                        61L,
                        "human",
                        200L,
                        Outcome.NONE,
                        new Correlation("id=7", 7L, null));
        ConferenceEvent conference =
                new ConferenceEvent(
                        occurred("c2", Occurrence.PARTICIPANT_LEFT, "participant-leave", HAPPENED),
                        "CF1",
                        "room",
                        "CA1",
                        "target",
                        "completed",
                        4L,
                        "hung up",
                        Correlation.NONE);
        RecordingEvent recording =
                new RecordingEvent(
                        occurred("c3", Occurrence.RECORDING_COMPLETED, "completed", HAPPENED),
                        "RE1",
                        "CA1",
                        null,
                        "https://r.example/1",
                        60L,
                        2L,
                        "DialVerb",
                        Outcome.NONE,
                        Correlation.NONE);
        CallStore store = tables.the(CallStore.class);
        tables.inTransaction(() -> {
            store.insertCalls(List.of(item(call)), Care.SWIFT);
            store.insertConferences(List.of(item(conference)), Care.SWIFT);
            return store.insertRecordings(List.of(item(recording)), Care.SWIFT);
        });
        List<Map<String, Object>> rows = tables.rows("call_callback");
        assertThat(rows)
                .extracting(r -> r.get("kind"))
                .containsExactly("call", "conference", "recording");
        assertThat(rows.get(0))
                .containsEntry("call_sid", "CA1")
                .containsEntry("from_number", "+1")
                .containsEntry("to_number", "+2")
                .containsEntry("direction", "outbound-api");
        assertThat(number(rows.get(0).get("sequence_number"))).isEqualTo(3);
        assertThat(number(rows.get(0).get("sip_response_code"))).isEqualTo(200);
        assertThat(rows.get(1))
                .containsEntry("friendly_name", "room")
                .containsEntry("participant_label", "target")
                .containsEntry("call_sid", "CA1");
        assertThat(number(rows.get(1).get("sequence_number"))).isEqualTo(4);
        assertThat(rows.get(2))
                .containsEntry("recording_url", "https://r.example/1")
                .containsEntry("call_sid", "CA1");
        assertThat(number(rows.get(2).get("recording_channels"))).isEqualTo(2);
        assertThat(number(rows.get(2).get("duration_s"))).isEqualTo(60);
        assertThat(rows.get(0))
                .containsEntry("parent_call_sid", "CA0")
                .containsEntry("answered_by", "human")
                .containsEntry("correlation", "id=7");
        assertThat(number(rows.get(0).get("duration_s"))).isEqualTo(61);
        assertThat(rows.get(1))
                .containsEntry("reason", "hung up")
                .containsEntry("conference_sid", "CF1");
        assertThat(rows.get(2))
                .containsEntry("recording_sid", "RE1")
                .containsEntry("recorded_by", "DialVerb");
    }

    @Test
    void timesAreOfATypeThatToolsUnderstand() {
        emails(Care.SWIFT, email("m", Occurrence.DELIVERED, HAPPENED));
        assertThat(tables.rows("email_callback").getFirst().get("event_at"))
                .satisfies(this::timeType);
    }

    abstract void timeType(Object value);

    @Test
    void timesAreKeptToTheMillisecond() {
        emails(Care.SWIFT, email("m", Occurrence.DELIVERED, HAPPENED.plusNanos(999_999)));
        assertThat(tables.rows("email_callback").getFirst().get("event_at"))
                .satisfies(at -> assertThat(instant(at)).isEqualTo(HAPPENED));
    }

    @Test
    void anEventKeyIsStoredOnceForEver() {
        EmailEvent event = email("m", Occurrence.DELIVERED, HAPPENED);
        EmailEvent other = email("m", Occurrence.CLICKED, HAPPENED);
        assertThat(emails(Care.SWIFT, event, other, event))
                .containsExactly(STORED, STORED, DUPLICATE);
        assertThat(emails(Care.SWIFT, event)).containsExactly(DUPLICATE);
        assertThat(emails(Care.NARROWING, event, other)).containsExactly(DUPLICATE, DUPLICATE);
        assertThat(tables.rows("email_callback")).hasSize(2);
    }

    /// Kafka delivers again what was stored but not committed to it.
    @ParameterizedTest
    @EnumSource(Care.class)
    void anItemThatComesAgainIsADuplicate(Care care) {
        List<Item<EmailEvent>> items =
                IntStream.range(0, 4)
                        .mapToObj(i -> item(email("m" + i, Occurrence.SENT, HAPPENED)))
                        .toList();
        EmailStore store = tables.the(EmailStore.class);
        List<Item<EmailEvent>> odd = List.of(items.get(1), items.get(3));
        assertThat(tables.inTransaction(() -> store.insert(odd, care)))
                .containsExactly(STORED, STORED);
        assertThat(tables.inTransaction(() -> store.insert(items, care)))
                .containsExactly(STORED, DUPLICATE, STORED, DUPLICATE);
        assertThat(tables.inTransaction(() -> store.insert(items, care)))
                .containsOnly(DUPLICATE)
                .hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(Care.class)
    void aTransactionKnowsWhatItHasStoredBefore(Care care) {
        EmailEvent first = email("m1", Occurrence.SENT, HAPPENED);
        EmailEvent second = email("m2", Occurrence.SENT, HAPPENED);
        EmailStore store = tables.the(EmailStore.class);
        List<Fate> fates =
                tables.inTransaction(() -> {
                    store.insert(List.of(item(first)), care);
                    return store.insert(List.of(item(second), item(first), item(second)), care);
                });
        assertThat(fates).containsExactly(STORED, DUPLICATE, DUPLICATE);
    }

    @Test
    void everyRowOfABatchKeepsItsOwnValues() {
        Instant last = Instant.parse("9999-12-31T23:59:59.999Z");
        emails(
                Care.SWIFT,
                email("m0", "first@example.com", Occurrence.SENT, null, null),
                email(
                        "m1",
                        "{\"a\\\",NULL,}",
                        Occurrence.OPENED,
                        last,
                        new BigDecimal("0.00000001")),
                email("m2", "NULL", Occurrence.CLICKED, Instant.EPOCH, null),
                email("m3", "line\nbreak, ç 😀 'x'", Occurrence.BOUNCED, HAPPENED, BigDecimal.TEN));
        assertThat(tables.rows("email_callback"))
                .extracting(
                        row -> row.get("id_externo"),
                        row -> row.get("email"),
                        row -> row.get("event_at") == null ? null : instant(row.get("event_at")),
                        row -> row.get("price") == null ? null : plain(row.get("price")))
                .containsExactlyInAnyOrder(
                        tuple("m0", "first@example.com", null, null),
                        tuple("m1", "{\"a\\\",NULL,}", last, "0.00000001"),
                        tuple("m2", "NULL", Instant.EPOCH, null),
                        tuple("m3", "line\nbreak, ç 😀 'x'", HAPPENED, "10"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "7", "15", "3,4", "0,8,15", "0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15"})
    void whatTheDatabaseRefusesIsFoundAndItsSiblingsAreStored(String offenders) {
        List<Integer> bad = List.of(offenders.split(",")).stream().map(Integer::valueOf).toList();
        EmailEvent[] events =
                IntStream.range(0, 16)
                        .mapToObj(i ->
                                emailTo(
                                        bad.contains(i) ? "refused@example.com" : "ok@example.com",
                                        "m" + i))
                        .toArray(EmailEvent[]::new);
        refuse(tables);
        try {
            assertThatThrownBy(() -> emails(Care.SWIFT, events))
                    .isInstanceOf(DataAccessException.class)
                    .matches(Refusal::blamesTheData);
            assertThat(tables.rows("email_callback")).isEmpty();
            List<Fate> fates = emails(Care.NARROWING, events);
            for (int i = 0; i < fates.size(); i++) {
                assertThat(fates.get(i))
                        .isInstanceOf(bad.contains(i) ? Fate.Refused.class : Fate.Stored.class);
            }
            assertThat(tables.rows("email_callback")).hasSize(16 - bad.size());
        } finally {
            refuseNoMore(tables);
        }
    }

    @Test
    void refusesTheSameValuesEverywhere() {
        assertThat(
                        emails(
                                Care.SWIFT,
                                emailTo("a\0b@example.com", "m1"),
                                emailTo("x".repeat(513), "m2"),
                                emailTo("lone \ud800 surrogate", "m3"),
                                priced("m4", new BigDecimal("1e12")),
                                priced("m5", new BigDecimal("-999999999999.99999999")),
                                emailTo("x".repeat(512), "m6"),
                                emailTo("smile 😀", "m7")))
                .extracting(
                        fate -> fate instanceof Fate.Refused refused ? refused.detail() : "stored")
                .containsExactly(
                        "email contains the character NUL",
                        "email has 513 characters, at most 512 are kept",
                        "email contains half of a surrogate pair",
                        "price is not below 10^12",
                        "stored",
                        "stored",
                        "stored");
    }

    @Test
    void refusesTheSameYearsEverywhere() {
        assertThat(
                        emails(
                                Care.SWIFT,
                                email("m1", Occurrence.SENT, Instant.parse("0000-12-31T23:59:59Z")),
                                email("m2", Occurrence.SENT, Instant.parse("0001-01-01T00:00:00Z")),
                                email("m3", Occurrence.SENT, Instant.parse("9999-12-31T23:59:59Z")),
                                email(
                                        "m4",
                                        Occurrence.SENT,
                                        Instant.parse("+10000-01-01T00:00:00Z"))))
                .extracting(
                        fate -> fate instanceof Fate.Refused refused ? refused.detail() : "stored")
                .containsExactly(
                        "event_at is not in the years 1 to 9999",
                        "stored",
                        "stored",
                        "event_at is not in the years 1 to 9999");
    }

    @Test
    void aMissingTableIsNotTheDatasFault() {
        tables.jdbc().execute("alter table email_callback rename to elsewhere");
        try {
            assertThatThrownBy(() -> emails(Care.NARROWING, email("m", Occurrence.SENT, HAPPENED)))
                    .isInstanceOf(DataAccessException.class)
                    .matches(thrown -> !Refusal.blamesTheData(thrown));
        } finally {
            tables.jdbc().execute("alter table elsewhere rename to email_callback");
        }
    }

    @Test
    void migratingAgainChangesNothing() {
        Flyway flyway = tables.the(Flyway.class);
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused() {
        Flyway flyway = tables.the(Flyway.class);
        tables.jdbc()
                .update(
                        """
                        insert into flyway_schema_history (installed_rank, version, description,
                            type, script, checksum, installed_by, execution_time, success)
                        select 999, '999', 'later', type, 'V999__later.sql', 1, installed_by, 1, success
                        from flyway_schema_history where version = '1'
                        """);
        try {
            assertThatThrownBy(flyway::migrate).hasMessageContaining("999");
        } finally {
            tables.jdbc().update("delete from flyway_schema_history where installed_rank = 999");
        }
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static String plain(Object price) {
        return new BigDecimal(price.toString()).stripTrailingZeros().toPlainString();
    }

    static Instant instant(Object value) {
        return switch (value) {
            case String text -> Instant.parse(text);
            case Timestamp timestamp -> timestamp.toInstant();
            case OffsetDateTime time -> time.toInstant();
            default -> throw new AssertionError("no time: " + value.getClass());
        };
    }
}
