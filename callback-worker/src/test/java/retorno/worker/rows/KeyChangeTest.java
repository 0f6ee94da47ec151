package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retorno.event.CallbackEvent;
import retorno.event.Occurrence;
import retorno.event.PublishedEvent;
import retorno.worker.Databases;
import retorno.worker.Tables;
import retorno.worker.intake.EventRouter;

/// What versions left whose keys had no minute.
class KeyChangeTest {
    /// More than one transaction's.
    private static final int MAILS = 6_000;

    private static final int FEW = 500;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void whatEarlierVersionsStoredIsKnownAgain(Dialect dialect) {
        Map<String, String> database = datasource(dialect);
        List<CallbackEvent> events = events(MAILS);
        List<String> keys = events.stream().map(event -> event.occurred().rowKey()).toList();
        try (Tables tables = new Tables(database)) {
            store(tables, events);
            putBack(tables, events);
            assertThat(keys(tables)).doesNotContainAnyElementsOf(keys.subList(0, MAILS));
        }
        try (Tables tables = new Tables(database)) {
            assertThat(keys(tables)).containsExactlyInAnyOrderElementsOf(keys);
            assertThat(left(tables)).isZero();
            assertThat(store(tables, events)).allMatch(Fate.Duplicate.class::isInstance);
            assertThat(keys(tables)).hasSameSizeAs(keys);
        }
        try (Tables tables = new Tables(database)) {
            assertThat(keys(tables)).containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhereItWasKilled(Dialect dialect) {
        Map<String, String> database = datasource(dialect);
        List<CallbackEvent> events = events(FEW);
        try (Tables tables = new Tables(database)) {
            store(tables, events);
            putBack(tables, events);
        }
        try (Tables tables = new Tables(database)) {
            // As if it had been killed between the transactions of two hundred rows.
            tables.jdbc()
                    .update(
                            "insert into key_change (table_name, next_id) select 'email_callback', min(id) + 200 from email_callback");
            putBackRows(tables, events.subList(200, FEW));
        }
        try (Tables tables = new Tables(database)) {
            assertThat(keys(tables))
                    .containsExactlyInAnyOrderElementsOf(
                            events.stream().map(event -> event.occurred().rowKey()).toList());
            assertThat(left(tables)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsToBePublishedHasTheKeyOfItsRow(Dialect dialect) {
        Map<String, String> database = datasource(dialect);
        CallbackEvent event = OnTables.email("m", Occurrence.DELIVERED, OnTables.HAPPENED);
        String old = event.occurred().key().hex();
        try (Tables tables = new Tables(database)) {
            PublishedEvent waiting =
                    new PublishedEvent(old, UUID.randomUUID().toString(), OnTables.RECEIVED, event);
            tables.jdbc()
                    .update(
                            "insert into event_outbox (event_key, event) values (?, ?)",
                            old,
                            waiting.toJson());
            putBack(tables, List.of());
        }
        try (Tables tables = new Tables(database)) {
            String key = event.occurred().rowKey();
            assertThat(tables.rows("event_outbox"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.get("event_key")).isEqualTo(key));
            byte[] json =
                    tables.jdbc().queryForObject("select event from event_outbox", byte[].class);
            assertThat(PublishedEvent.ofJson(json).eventKey()).isEqualTo(key);
            assertThat(PublishedEvent.ofJson(json).event()).isEqualTo(event);
        }
    }

    /// What somebody put there by hand must not keep the worker from starting.
    @ParameterizedTest
    @EnumSource
    void whatIsNoneOfOursStays(Dialect dialect) {
        Map<String, String> database = datasource(dialect);
        CallbackEvent odd = OnTables.sms("odd", Occurrence.DELIVERED, OnTables.HAPPENED);
        String text = "{\"event_key\":\"0123456789abcdef0123456789abcdef\",\"event_at\":7}";
        try (Tables tables = new Tables(database)) {
            store(tables, List.of(OnTables.email("m", Occurrence.OPENED, OnTables.HAPPENED), odd));
            putBack(tables, List.of());
            tables.jdbc().update("update email_callback set event_key = 'other'");
            if (dialect == Dialect.SQLITE) { // the others have a type for it
                tables.jdbc().update("update sms_callback set event_at = '2026-11-30 11:00:00'");
            }
            for (String image : List.of(text, "{}", "[]", "no json")) {
                tables.jdbc()
                        .update(
                                """
                                insert into replay_change (replay_id, table_name, event_key, after_row)
                                values (1, 'email_callback', 'other', ?)
                                """,
                                image);
            }
            tables.jdbc()
                    .update(
                            "insert into event_outbox (event_key, event) values ('other', ?)",
                            new byte[] {'{', '}'});
        }
        try (Tables tables = new Tables(database)) {
            assertThat(keys(tables)).containsExactly("other", odd.occurred().rowKey());
            assertThat(
                            tables.jdbc()
                                    .queryForList(
                                            "select event_key from replay_change", String.class))
                    .containsOnly("other");
            assertThat(
                            tables.jdbc()
                                    .queryForList(
                                            "select event_key from event_outbox", String.class))
                    .containsExactly("other");
            assertThat(left(tables)).isZero();
        }
    }

    /// Mails with a time, then some of everything else.
    private static List<CallbackEvent> events(int mails) {
        List<CallbackEvent> events = new ArrayList<>();
        IntStream.range(0, mails)
                .mapToObj(i ->
                        OnTables.email(
                                "m-" + i,
                                Occurrence.DELIVERED,
                                OnTables.HAPPENED.plusSeconds(i * 7L)))
                .forEach(events::add);
        events.add(OnTables.email("timeless", Occurrence.OPENED, null));
        events.add(OnTables.sms("s-1", Occurrence.DELIVERED, OnTables.HAPPENED));
        events.add(OnTables.sms("s-2", Occurrence.DELIVERED, null));
        return events;
    }

    private static List<Fate> store(Tables tables, List<CallbackEvent> events) {
        List<Item<CallbackEvent>> items =
                IntStream.range(0, events.size())
                        .mapToObj(i ->
                                new Item<>(
                                        events.get(i),
                                        new Lineage(
                                                UUID.randomUUID(),
                                                "t",
                                                0,
                                                i,
                                                0,
                                                OnTables.RECEIVED)))
                        .toList();
        return tables.inTransaction(() -> tables.the(EventRouter.class).store(items, Care.SWIFT));
    }

    private static void putBack(Tables tables, List<CallbackEvent> events) {
        putBackRows(tables, events);
        tables.jdbc().execute("drop table key_change");
        tables.jdbc().update(Databases.FORGET_DATED_KEYS);
    }

    private static void putBackRows(Tables tables, List<CallbackEvent> events) {
        List<Object[]> keys =
                events.stream()
                        .map(event ->
                                new Object[] {
                                    event.occurred().key().hex(), event.occurred().rowKey()
                                })
                        .toList();
        tables.inTransaction(() ->
                Stream.of("email_callback", "sms_callback")
                        .map(table ->
                                tables.jdbc()
                                        .batchUpdate(
                                                "update "
                                                        + table
                                                        + " set event_key = ? where event_key = ?",
                                                keys))
                        .toList());
    }

    private static Long left(Tables tables) {
        return tables.jdbc().queryForObject("select count(*) from key_change", Long.class);
    }

    private static List<String> keys(Tables tables) {
        return Stream.of("email_callback", "sms_callback")
                .flatMap(table -> tables.rows(table).stream())
                .map(row -> (String) row.get("event_key"))
                .toList();
    }

    private Map<String, String> datasource(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> Databases.sqlite(folder);
            case POSTGRESQL -> Databases.postgresql();
            case H2 -> Databases.h2(folder);
        };
    }
}
