package retorno.worker.rows;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retorno.program.CannotStart;
import retorno.time.Moments;

/// The databases we run on, and all that differs between them.
public enum Dialect {
    SQLITE(
            Map.of(
                    "id", "integer primary key autoincrement",
                    "instant", "text",
                    "text", "text",
                    "bytes", "blob",
                    "flag", "boolean"),
            new Sayings(
                    "substr(%s, 1, 10)",
                    "cast(substr(%s, 12, 2) as integer)",
                    "(julianday(%s) - 2440587.5) * 86400.0",
                    "'now'",
                    "substr(recipient, instr(recipient, '@') + 1)",
                    "lower(email)",
                    "where email <> lower(email)",
                    "where direction = 'inbound'")),
    POSTGRESQL(
            Map.of(
                    "id", "bigint generated always as identity primary key",
                    "instant", "timestamp with time zone",
                    "text", "text",
                    "bytes", "bytea",
                    "flag", "boolean"),
            new Sayings(
                    "to_char(%s at time zone 'UTC', 'YYYY-MM-DD')",
                    "cast(extract(hour from %s at time zone 'UTC') as integer)",
                    "extract(epoch from %s)",
                    "current_timestamp",
                    "split_part(recipient, '@', 2)",
                    "lower(email)",
                    "where email <> lower(email)",
                    "where direction = 'inbound'")),
    H2(
            Map.of(
                    "id", "bigint generated always as identity primary key",
                    "instant", "timestamp(3) with time zone",
                    "text", "character large object",
                    "bytes", "binary large object",
                    "flag", "boolean"),
            new Sayings(
                    "formatdatetime(%s, 'yyyy-MM-dd', 'en', 'UTC')",
                    "extract(hour from %s at time zone 'UTC')",
                    "extract(epoch from %s)",
                    "current_timestamp",
                    "substring(recipient, locate('@', recipient) + 1)",
                    // H2 has indexes of columns only, of all rows.
                    "email",
                    "",
                    ""));

    private final Map<String, String> placeholders;

    Dialect(Map<String, String> types, Sayings sayings) {
        placeholders = new HashMap<>(types);
        placeholders.putAll(sayings.placeholders());
    }

    /// The database that a JDBC URL leads to.
    ///
    /// @throws CannotStart for a database we don't run on, or that forgets
    public static Dialect ofUrl(String url) {
        if (url.matches("jdbc:(h2:mem:|sqlite:(:memory:|.*mode=memory|$|[?])).*")) {
            throw new CannotStart(
                    "SPRING_DATASOURCE_URL names a database in memory, which every row would be lost with: name a file");
        }
        if (url.startsWith("jdbc:sqlite:")) {
            return SQLITE;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        if (url.startsWith("jdbc:h2:")) {
            return H2;
        }
        throw new CannotStart(
                "SPRING_DATASOURCE_URL names no database that we run on: begin it with jdbc:sqlite:, jdbc:postgresql: or jdbc:h2:");
    }

    /// The types and expressions that the migrations name with placeholders.
    Map<String, String> placeholders() {
        return Map.copyOf(placeholders);
    }

    /// A time as a statement's parameter: ISO-8601 text in UTC on SQLite, else a timestamp with
    /// time zone; to the millisecond.
    public @Nullable Object time(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        return this == SQLITE
                ? Moments.sortable(time)
                : Instant.ofEpochMilli(time.toEpochMilli()).atOffset(ZoneOffset.UTC);
    }

    /// A time as a row keeps it until it is written: on PostgreSQL, whose arrays are written by
    /// ourselves, as it is. A timestamp is four objects, and a batch under way is copied by each
    /// collection of the heap.
    @Nullable Object kept(@Nullable Instant time) {
        return this == POSTGRESQL && time != null ? time.truncatedTo(MILLIS) : time(time);
    }

    /// A time as a query gives it back.
    public @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        if (this == SQLITE) {
            String text = row.getString(column);
            return text == null ? null : Moments.instant(text);
        }
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
