package retorno.worker.replay;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retorno.worker.rows.Dialect;

/// The tables of callbacks, row by row. Their names and columns come from the code and the
/// database, never from a user.
@Component
class RowStore {
    static final List<String> TABLES = List.of("email_callback", "sms_callback", "call_callback");
    static final String LETTERS = "dead_letter";

    /// Without a word about the state: SQLite would rather go through all open ones by that index.
    private static final String LETTERS_OF_RECEIPTS =
            """
            select event_key, receipt, topic, kafka_partition, kafka_offset, item, cause, detail, state
            from dead_letter where receipt in (:values)
            """;

    private static final String LETTER_STATES =
            "select event_key, state from dead_letter where event_key in (:values)";

    /// PostgreSQL takes 65,535 parameters, SQLite 32,766.
    private static final int MOST_KEYS = 1_000;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    RowStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// All rows that came from some requests.
    List<StoredRow> ofReceipts(String table, Collection<String> receipts) {
        return chunks(
                receipts,
                chunk ->
                        rows(
                                "select * from " + table + " where receipt in (:values)",
                                table,
                                chunk));
    }

    /// All rows with some event keys.
    List<StoredRow> ofKeys(String table, Collection<String> keys) {
        return chunks(
                keys,
                chunk ->
                        rows(
                                "select * from " + table + " where event_key in (:values)",
                                table,
                                chunk));
    }

    /// Which of some event keys a table has.
    Set<String> known(String table, Collection<String> keys) {
        return new HashSet<>(
                chunks(
                        keys,
                        chunk ->
                                jdbc.sql(
                                                "select event_key from "
                                                        + table
                                                        + " where event_key in (:values)")
                                        .param("values", chunk)
                                        .query(String.class)
                                        .list()));
    }

    /// Open dead letters of some requests, without their bytes.
    List<StoredRow> openLetters(Collection<String> receipts) {
        return chunks(receipts, chunk -> rows(LETTERS_OF_RECEIPTS, LETTERS, chunk)).stream()
                .filter(letter -> "open".equals(letter.text("state")))
                .toList();
    }

    /// The states of those dead letters that there are.
    Map<String, String> letterStates(Collection<String> keys) {
        Map<String, String> states = new HashMap<>();
        chunks(keys, chunk -> rows(LETTER_STATES, LETTERS, chunk))
                .forEach(letter -> states.put(letter.eventKey(), letter.text("state")));
        return states;
    }

    /// A dead letter's state, a space, and how often it was seen; null where there is none.
    @Nullable String letter(String eventKey) {
        return jdbc.sql("select state, seen from dead_letter where event_key = ?")
                .param(eventKey)
                .query((row, i) -> row.getString("state") + " " + row.getLong("seen"))
                .optional()
                .orElse(null);
    }

    /// Writes some columns of a row.
    void update(String table, String eventKey, Map<String, @Nullable Object> columns) {
        List<String> names = List.copyOf(columns.keySet());
        StringBuilder set = new StringBuilder();
        names.forEach(name -> set.append(set.isEmpty() ? "" : ", ").append(name).append(" = ?"));
        var statement = jdbc.sql("update " + table + " set " + set + " where event_key = ?");
        for (String name : names) {
            statement = statement.param(columns.get(name));
        }
        statement.param(eventKey).update();
    }

    void delete(String table, String eventKey) {
        jdbc.sql("delete from " + table + " where event_key = ?").param(eventKey).update();
    }

    void delete(String table, long id) {
        jdbc.sql("delete from " + table + " where id = ?").param(id).update();
    }

    /// Puts a row back as it was, its id included.
    void insert(StoredRow row) {
        List<String> names = List.copyOf(row.columns().keySet());
        String sql =
                "insert into %s (%s)%s values (%s)"
                        .formatted(
                                row.table(),
                                String.join(", ", names),
                                dialect == Dialect.SQLITE ? "" : " overriding system value",
                                String.join(", ", names.stream().map(name -> "?").toList()));
        var statement = jdbc.sql(sql);
        for (String name : names) {
            statement = statement.param(parameter(row.columns().get(name)));
        }
        statement.update();
    }

    /// What a stored value is as a statement's parameter.
    private static @Nullable Object parameter(@Nullable Object stored) {
        return stored instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : stored;
    }

    private List<StoredRow> rows(String sql, String table, List<String> values) {
        return jdbc.sql(sql)
                .param("values", values)
                .query((row, i) -> new StoredRow(table, columns(row)))
                .list();
    }

    static Map<String, @Nullable Object> columns(ResultSet row) throws SQLException {
        ResultSetMetaData meta = row.getMetaData();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.put(
                    meta.getColumnLabel(i).toLowerCase(Locale.ROOT),
                    value(row, i, meta.getColumnType(i)));
        }
        return columns;
    }

    private static @Nullable Object value(ResultSet row, int i, int type) throws SQLException {
        Object value = row.getObject(i);
        if (value == null) {
            return null;
        }
        return switch (type) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                    row.getObject(i, OffsetDateTime.class).toInstant();
            case Types.CLOB -> row.getString(i);
            default ->
                    switch (value) {
                        case Integer number -> number.longValue();
                        case Long number -> number;
                        case Double number -> number;
                        case BigDecimal number -> number;
                        case Boolean flag -> flag;
                        default -> row.getString(i);
                    };
        };
    }

    private static <T> List<T> chunks(
            Collection<String> values, Function<List<String>, List<T>> query) {
        List<String> all = List.copyOf(values);
        List<T> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_KEYS) {
            found.addAll(query.apply(all.subList(from, Math.min(all.size(), from + MOST_KEYS))));
        }
        return found;
    }
}
