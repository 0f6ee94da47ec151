package retorno.worker.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.worker.Tables;
import retorno.worker.rows.Dialect;

/// What an export is, whichever database holds the tables.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ExportContract {
    private static final Instant HAPPENED = Instant.parse("2026-03-01T23:59:59.500Z");
    private static final Instant RECEIVED = Instant.parse("2026-03-02T00:00:01Z");

    private Tables tables;
    private Export export;

    abstract Map<String, String> datasource(Path folder);

    @BeforeAll
    void storeTwoMails(@TempDir Path folder) {
        tables = new Tables(datasource(folder));
        export = tables.the(Export.class);
        store("one", null, null, null, HAPPENED);
        store("two", new BigDecimal("12.50000000"), true, "", null);
    }

    @AfterAll
    void close() {
        tables.close();
    }

    @Test
    void valuesAreOfTheirColumnsKindOnEveryDatabase() {
        List<Map<String, Object>> rows = read(Relation.EMAIL_CALLBACK, "");
        assertThat(rows).extracting(row -> row.get("id_externo")).containsExactly("one", "two");
        assertThat(rows.getFirst())
                .containsEntry("qj_contact_id", 3L)
                .containsEntry("event_at", HAPPENED)
                .containsEntry("data_recebimento", RECEIVED)
                .containsEntry("price", null)
                .containsEntry("permanent", null)
                .containsEntry("sender", null);
        assertThat(rows.getLast())
                .containsEntry("event_at", null)
                .containsEntry("price", new BigDecimal("12.5"))
                .containsEntry("permanent", true)
                .containsEntry("sender", "")
                .containsEntry("kafka_partition", 0L);
    }

    @Test
    void viewsHaveKindsToo() {
        assertThat(read(Relation.MESSAGE_LATEST, "id_externo = 'two'"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("events", 1L));
        assertThat(read(Relation.MESSAGE_TIMELINE, "id_externo = 'two'"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("happened_at", RECEIVED));
    }

    /// A new column whose kind nobody named would silently become text.
    @ParameterizedTest
    @EnumSource(Relation.class)
    void everyColumnIsOfTheKindThatTheDatabaseSays(Relation relation) {
        assertThat(kinds(relation)).isEqualTo(declared(tables, relation));
    }

    @Test
    void countsWhatItWouldRead() {
        assertThat(export.count(Relation.EMAIL_CALLBACK, "")).isEqualTo(2);
        assertThat(export.count(Relation.EMAIL_CALLBACK, "price > 1 -- euros")).isEqualTo(1);
    }

    @Test
    void aConditionHoldsWhatSqlAllows() {
        assertThat(read(Relation.EMAIL_CALLBACK, "id_externo = 'one' or id_externo = '?'"))
                .hasSize(1);
        assertThat(read(Relation.EMAIL_CALLBACK, "id_externo like '{ts %' -- and so on")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no_such_column = 1",
                "1 = 1) union (select",
                "1 = 1; delete from email_callback",
                "1 in (delete from email_callback)"
            })
    void aConditionThatIsNoneIsRefusedInOneLine(String condition) {
        assertThatThrownBy(() -> read(Relation.EMAIL_CALLBACK, condition))
                .isInstanceOf(ConditionRefused.class)
                .message()
                .isNotBlank()
                .hasLineCount(1);
        assertThat(export.count(Relation.EMAIL_CALLBACK, "")).isEqualTo(2);
    }

    @Test
    void nothingCanBeChanged() {
        assertThatThrownBy(() -> read(Relation.EMAIL_CALLBACK, writing()))
                .isInstanceOf(ConditionRefused.class);
        assertThat(tables.rows("email_callback")).hasSize(2);
        store("three", null, null, null, HAPPENED);
        assertThat(tables.jdbc().update("delete from email_callback where id_externo = 'three'"))
                .isEqualTo(1);
    }

    /// A condition that writes, if anything lets it.
    abstract String writing();

    @Test
    void aSinkThatFailsEndsTheExport() {
        Sink full =
                new Sink() {
                    @Override
                    public void begin(List<Column> columns) {}

                    @Override
                    public void row(List<Object> values) throws IOException {
                        throw new IOException("disk full");
                    }

                    @Override
                    public void close() {}
                };
        assertThatThrownBy(() -> export.read(Relation.EMAIL_CALLBACK, "", full))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk full");
        assertThat(export.count(Relation.EMAIL_CALLBACK, "")).isEqualTo(2);
    }

    /// What the database itself says of a relation's columns; PostgreSQL knows best.
    Map<String, Kind> declared(Tables tables, Relation relation) {
        return kinds(relation);
    }

    private Map<String, Kind> kinds(Relation relation) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        export.read(relation, "1 = 0", new Kept(new ArrayList<>(), kinds));
        return kinds;
    }

    private List<Map<String, Object>> read(Relation relation, String condition) {
        List<Map<String, Object>> rows = new ArrayList<>();
        export.read(relation, condition, new Kept(rows, new LinkedHashMap<>()));
        return rows;
    }

    private void store(String id, BigDecimal price, Boolean permanent, String sender, Instant at) {
        Dialect dialect = tables.the(Dialect.class);
        tables.jdbc()
                .update(
                        """
                        insert into email_callback (id_externo, price, permanent, sender, event_at,
                          data_recebimento, qj_contact_id, event, provider, event_key, receipt, topic,
                          kafka_partition, kafka_offset, item, parser_version)
                        values (?, ?, ?, ?, ?, ?, 3, 'delivered', 'infobip', ?, 'r', 't', 0, 0, 0, 1)
                        """,
                        id,
                        price,
                        permanent,
                        sender,
                        dialect.time(at),
                        dialect.time(RECEIVED),
                        id);
    }

    private record Kept(List<Map<String, Object>> rows, Map<String, Kind> kinds) implements Sink {
        @Override
        public void begin(List<Column> columns) {
            columns.forEach(column -> kinds.put(column.name(), column.kind()));
        }

        @Override
        public void row(List<Object> values) {
            Map<String, Object> row = new LinkedHashMap<>();
            int place = 0;
            for (String name : kinds.keySet()) {
                row.put(name, values.get(place++));
            }
            rows.add(row);
        }

        @Override
        public void close() {}
    }
}
