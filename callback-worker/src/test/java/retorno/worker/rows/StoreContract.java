package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import retorno.event.CallEvent;
import retorno.event.CallbackEvent;
import retorno.event.ConferenceEvent;
import retorno.event.Correlation;
import retorno.event.EmailEvent;
import retorno.event.Engagement;
import retorno.event.EventKey;
import retorno.event.Message;
import retorno.event.MessageReceived;
import retorno.event.Occurred;
import retorno.event.Occurrence;
import retorno.event.Outcome;
import retorno.event.RecordingEvent;
import retorno.event.SmsEvent;
import retorno.worker.Tables;
import retorno.worker.calls.CallStore;
import retorno.worker.email.EmailStore;
import retorno.worker.query.Messages;
import retorno.worker.query.TimelineEntry;
import retorno.worker.sms.SmsStore;

/// What the tables owe whoever writes and reads them, whichever database holds them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
    static final Instant RECEIVED = Instant.parse("2024-07-16T20:27:00.120Z");
    static final Instant HAPPENED = Instant.parse("2024-07-16T20:26:54.966Z");
    private static final Fate STORED = new Fate.Stored();
    private static final Fate DUPLICATE = new Fate.Duplicate();

    private Tables tables;
    private int offset;

    abstract Map<String, String> datasource(Path folder);

    /// Makes the database refuse e-mails of `refused@example.com`.
    abstract void refuse(Tables tables);

    /// Takes that back.
    abstract void refuseNoMore(Tables tables);

    @BeforeAll
    void open(@TempDir Path folder) {
        tables = new Tables(datasource(folder));
    }

    @AfterAll
    void close() {
        tables.close();
    }

    @BeforeEach
    void empty() {
        for (String table : List.of("email_callback", "sms_callback", "call_callback")) {
            tables.jdbc().update("delete from " + table);
        }
    }

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
    void anEventKeyIsStoredOnceForEver() {
        EmailEvent event = email("m", Occurrence.DELIVERED, HAPPENED);
        EmailEvent other = email("m", Occurrence.CLICKED, HAPPENED);
        assertThat(emails(Care.SWIFT, event, other, event))
                .containsExactly(STORED, STORED, DUPLICATE);
        assertThat(emails(Care.SWIFT, event)).containsExactly(DUPLICATE);
        assertThat(emails(Care.NARROWING, event, other)).containsExactly(DUPLICATE, DUPLICATE);
        assertThat(tables.rows("email_callback")).hasSize(2);
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
        assertThat(tables.the(Messages.class).ofRecipient("+5599")).hasSize(1);
        assertThat(tables.the(Messages.class).ofRecipient("+1800")).isEmpty();
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
        assertThat(tables.the(Messages.class).latest("v2"))
                .extracting(state -> state.recipient())
                .containsExactly("b@example.com");
    }

    @Test
    void recipientsOfOneMessageStandApart() {
        emails(Care.SWIFT, emailTo("a@example.com", "m"), emailTo("b@example.com", "m"));
        assertThat(tables.the(Messages.class).latest("m"))
                .extracting(state -> state.recipient())
                .containsExactly("a@example.com", "b@example.com");
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
        List<TimelineEntry> entries = tables.the(Messages.class).ofContact(3);
        assertThat(entries)
                .extracting(TimelineEntry::event)
                .containsExactly("busy", "delivered", "failed");
        assertThat(entries)
                .extracting(TimelineEntry::channel)
                .containsExactly("call", "email", "sms");
        assertThat(entries.get(1).happenedAt()).isEqualTo(HAPPENED);
        assertThat(entries.get(2).happenedAt()).isEqualTo(RECEIVED);
        assertThat(tables.the(Messages.class).ofMessage("CA1")).hasSize(1);
        assertThat(tables.the(Messages.class).ofRecipient("ana@example.com")).hasSize(1);
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
                        0L,
                        null,
                        Correlation.NONE);
        tables.inTransaction(() ->
                tables.the(CallStore.class).insertConferences(List.of(item(event)), Care.SWIFT));
        assertThat(tables.the(Messages.class).ofMessage("CF7"))
                .extracting(TimelineEntry::event)
                .containsExactly("conference_started");
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

    private String latest(String id) {
        return tables.the(Messages.class).latest(id).stream()
                .map(state -> state.event() + " of " + state.events())
                .reduce("", String::concat);
    }

    private List<Fate> emails(Care care, EmailEvent... events) {
        List<Item<EmailEvent>> items = List.of(events).stream().map(this::item).toList();
        return tables.inTransaction(() -> tables.the(EmailStore.class).insert(items, care));
    }

    private <E extends CallbackEvent> Item<E> item(E event) {
        return new Item<>(
                event, new Lineage(UUID.randomUUID(), "email-webhook", 2, offset++, 0, RECEIVED));
    }

    private static EmailEvent email(String id, Occurrence occurrence, Instant at) {
        return email(id, "ana@example.com", occurrence, at, null);
    }

    private static EmailEvent emailTo(String address, String id) {
        return email(id, address, Occurrence.DELIVERED, HAPPENED, null);
    }

    private static EmailEvent priced(String id, BigDecimal price) {
        return email(id, "ana@example.com", Occurrence.DELIVERED, HAPPENED, price);
    }

    private static EmailEvent email(
            String id, String address, Occurrence occurrence, Instant at, BigDecimal price) {
        return new EmailEvent(
                occurred(id + address + occurrence, occurrence, occurrence.name(), at),
                new Message(id, null, address, null, null, null, price, null),
                Outcome.NONE,
                Engagement.NONE,
                null,
                new Correlation(null, 3L, null));
    }

    private static SmsEvent sms(String id, Occurrence occurrence, Instant at) {
        return new SmsEvent(
                occurred(id + occurrence, occurrence, occurrence.word(), at),
                new Message(id, null, "+55119", "+5500", null, 1L, null, null),
                Outcome.NONE,
                Engagement.NONE,
                "sms",
                "72411",
                new Correlation("q=1", 3L, null));
    }

    private static Occurred occurred(String key, Occurrence occurrence, String status, Instant at) {
        return new Occurred("test", EventKey.of("test").add(key).key(), occurrence, status, at);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
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
