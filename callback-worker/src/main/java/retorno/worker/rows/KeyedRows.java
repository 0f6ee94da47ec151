package retorno.worker.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import retorno.event.EventKey;
import retorno.event.PublishedEvent;
import retorno.event.UnreadableEvent;
import retorno.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The rows of a table that hold event keys, and how a key in them is changed.
///
/// @param table its name
/// @param select of an id from which on, and how many
/// @param update of what has changed in a row, and its id
record KeyedRows(String table, String select, String update, int atOnce, RowMapper<Found> found) {
    private static final Logger LOG = LoggerFactory.getLogger(KeyedRows.class);
    private static final int ROWS = 5_000;

    /// Of those that may hold much.
    private static final int DOCUMENTS = 200;

    /// A row.
    ///
    /// @param change parameters of the update; null where it stays as it is
    record Found(long id, @Nullable List<@Nullable Object> change) {}

    static KeyedRows of(String table, Dialect dialect) {
        return switch (table) {
            case "replay_change" ->
                    new KeyedRows(
                            table,
                            """
                            select id, before_row, after_row from replay_change
                            where table_name <> 'dead_letter' and id >= ? order by id limit ?
                            """,
                            "update replay_change set event_key = ?, before_row = ?, after_row = ? where id = ?",
                            DOCUMENTS,
                            (row, i) -> replayed(row));
            case "event_outbox" ->
                    new KeyedRows(
                            table,
                            "select id, event from event_outbox where id >= ? order by id limit ?",
                            "update event_outbox set event_key = ?, event = ? where id = ?",
                            DOCUMENTS,
                            (row, i) -> waiting(row));
            default ->
                    new KeyedRows(
                            table,
                            "select id, event_key, event_at from "
                                    + table
                                    + " where id >= ? order by id limit ?",
                            "update " + table + " set event_key = ? where id = ?",
                            ROWS,
                            (row, i) -> event(row, dialect));
        };
    }

    /// In the order of their ids. What cannot be read was put there by somebody else, and stays.
    List<Found> from(JdbcClient jdbc, long id) {
        return jdbc.sql(select).params(id, atOnce).query(this::readable).list();
    }

    private Found readable(ResultSet row, int i) throws SQLException {
        try {
            return found.mapRow(row, i);
        } catch (DateTimeException | JacksonException | UnreadableEvent | ClassCastException odd) {
            long id = row.getLong("id");
            LOG.warn("{} {} cannot be read, and keeps its event key", table, id, odd);
            return new Found(id, null);
        }
    }

    private static Found event(ResultSet row, Dialect dialect) throws SQLException {
        long id = row.getLong("id");
        String key = row.getString("event_key");
        String now = dated(key, dialect.instant(row, "event_at"));
        return key.equals(now) ? new Found(id, null) : changed(id, now);
    }

    /// Rows as a replay found and left them. The key beside them is that of the row that stands.
    private static Found replayed(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        ObjectNode before = image(row.getString("before_row"));
        ObjectNode after = image(row.getString("after_row"));
        ObjectNode stands = after == null ? before : after;
        return stands == null
                ? new Found(id, null)
                : changed(id, stands.required("event_key").asString(), text(before), text(after));
    }

    private static @Nullable ObjectNode image(@Nullable String text) {
        if (text == null) {
            return null;
        }
        ObjectNode image = (ObjectNode) Json.tree(text);
        String key = image.required("event_key").asString();
        return image.put("event_key", dated(key, time(image.path("event_at"))));
    }

    /// SQLite knows times as texts only.
    private static @Nullable Instant time(JsonNode at) {
        if (at.isNull() || at.isMissingNode()) {
            return null;
        }
        return Instant.parse((at.isString() ? at : at.path("time")).asString());
    }

    private static @Nullable String text(@Nullable ObjectNode image) {
        return image == null ? null : Json.text(image);
    }

    private static Found waiting(ResultSet row) throws SQLException {
        PublishedEvent was = PublishedEvent.ofJson(row.getBytes("event"));
        PublishedEvent now = PublishedEvent.of(was.receipt(), was.receivedAt(), was.event());
        return changed(row.getLong("id"), now.eventKey(), now.toJson());
    }

    private static Found changed(long id, @Nullable Object... columns) {
        List<@Nullable Object> change = new ArrayList<@Nullable Object>(Arrays.asList(columns));
        change.add(id);
        return new Found(id, change);
    }

    /// What has its minute stays: done twice it would be another key. So does what somebody put
    /// there by hand.
    private static String dated(String key, @Nullable Instant at) {
        if (key.length() != EventKey.DIGITS) {
            return key;
        }
        String dated = new EventKey(key).at(at);
        return dated.regionMatches(0, key, 0, EventKey.MINUTE) ? key : dated;
    }
}
