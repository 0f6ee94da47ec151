package retorno.worker.rows;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import retorno.event.CallbackEvent;
import retorno.event.Correlation;
import retorno.event.EmailEvent;
import retorno.event.Engagement;
import retorno.event.EventKey;
import retorno.event.Message;
import retorno.event.Occurred;
import retorno.event.Occurrence;
import retorno.event.Outcome;
import retorno.event.SmsEvent;
import retorno.worker.Tables;
import retorno.worker.email.EmailStore;

/// Tables on one database, empty before each test, and events to put into them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnTables {
    static final Instant RECEIVED = Instant.parse("2024-07-16T20:27:00.120Z");
    static final Instant HAPPENED = Instant.parse("2024-07-16T20:26:54.966Z");

    Tables tables;
    private int offset;

    abstract Map<String, String> datasource(Path folder);

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

    List<Fate> emails(Care care, EmailEvent... events) {
        List<Item<EmailEvent>> items = List.of(events).stream().map(this::item).toList();
        return tables.inTransaction(() -> tables.the(EmailStore.class).insert(items, care));
    }

    <E extends CallbackEvent> Item<E> item(E event) {
        return new Item<>(
                event, new Lineage(UUID.randomUUID(), "email-webhook", 2, offset++, 0, RECEIVED));
    }

    static EmailEvent email(String id, Occurrence occurrence, Instant at) {
        return email(id, "ana@example.com", occurrence, at, null);
    }

    static EmailEvent emailTo(String address, String id) {
        return email(id, address, Occurrence.DELIVERED, HAPPENED, null);
    }

    static EmailEvent priced(String id, BigDecimal price) {
        return email(id, "ana@example.com", Occurrence.DELIVERED, HAPPENED, price);
    }

    static EmailEvent email(
            String id, String address, Occurrence occurrence, Instant at, BigDecimal price) {
        return new EmailEvent(
                occurred(id + address + occurrence, occurrence, occurrence.name(), at),
                new Message(id, null, address, null, null, null, price, null),
                Outcome.NONE,
                Engagement.NONE,
                null,
                new Correlation(null, 3L, null));
    }

    static SmsEvent sms(String id, Occurrence occurrence, Instant at) {
        return new SmsEvent(
                occurred(id + occurrence, occurrence, occurrence.word(), at),
                new Message(id, null, "+55119", "+5500", null, 1L, null, null),
                Outcome.NONE,
                Engagement.NONE,
                "sms",
                "72411",
                new Correlation("q=1", 3L, null));
    }

    static Occurred occurred(String key, Occurrence occurrence, String status, Instant at) {
        return new Occurred("test", EventKey.of("test").add(key).key(), occurrence, status, at);
    }
}
