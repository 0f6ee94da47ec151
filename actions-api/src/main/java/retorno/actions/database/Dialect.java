package retorno.actions.database;

import java.util.Locale;
import java.util.Map;
import retorno.program.CannotStart;

/// The databases we run on, and all that differs between them.
public enum Dialect {
    SQLITE(
            Map.of(
                    "id", "integer primary key autoincrement",
                    "instant", "text",
                    "text", "text",
                    "flag", "boolean"),
            Map.of(
                    "journal_mode", "WAL",
                    "synchronous", "FULL",
                    "busy_timeout", "10000",
                    "foreign_keys", "true",
                    // One writer: whoever begins a transaction is it.
                    "transaction_mode", "IMMEDIATE")),
    POSTGRESQL(
            Map.of(
                    "id", "bigint generated always as identity primary key",
                    "instant", "timestamp with time zone",
                    "text", "text",
                    "flag", "boolean"),
            Map.of(
                    "ApplicationName", "retorno-actions",
                    "connectTimeout", "5",
                    "socketTimeout", "120",
                    "tcpKeepAlive", "true")),
    H2(
            Map.of(
                    "id", "bigint generated always as identity primary key",
                    "instant", "timestamp(3) with time zone",
                    "text", "character large object",
                    "flag", "boolean"),
            // By default H2 loses what it committed last when the process is killed.
            Map.of(
                    "MODE", "PostgreSQL",
                    "DATABASE_TO_LOWER", "TRUE",
                    "DEFAULT_NULL_ORDERING", "HIGH",
                    "LOCK_TIMEOUT", "10000",
                    "WRITE_DELAY", "0",
                    "DB_CLOSE_ON_EXIT", "FALSE"));

    private final Map<String, String> types;
    private final Map<String, String> connection;

    Dialect(Map<String, String> types, Map<String, String> connection) {
        this.types = types;
        this.connection = connection;
    }

    /// The database that a JDBC URL leads to.
    ///
    /// @throws CannotStart for a database we don't run on, or that forgets
    public static Dialect ofUrl(String url) {
        if (url.matches("jdbc:(h2:mem:|sqlite:(:memory:|.*mode=memory|$|[?])).*")) {
            throw new CannotStart(
                    "SPRING_DATASOURCE_URL names a database in memory, which every call would be"
                            + " lost with: name a file");
        }
        for (Dialect dialect : values()) {
            if (url.startsWith("jdbc:" + dialect.name().toLowerCase(Locale.ROOT) + ":")) {
                return dialect;
            }
        }
        throw new CannotStart(
                "SPRING_DATASOURCE_URL names no database that we run on: begin it with"
                        + " jdbc:sqlite:, jdbc:postgresql: or jdbc:h2:");
    }

    /// The types that the migrations name with placeholders.
    Map<String, String> types() {
        return types;
    }

    /// What each connection is told, unless the URL says otherwise.
    Map<String, String> connection() {
        return connection;
    }
}
