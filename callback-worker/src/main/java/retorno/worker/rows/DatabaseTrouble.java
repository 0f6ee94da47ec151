package retorno.worker.rows;

import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;
import retorno.program.CannotStart;

/// Says in one sentence why the tables cannot be had at start, and what to do about it.
final class DatabaseTrouble {
    private static final String URL = "or name another with SPRING_DATASOURCE_URL";
    private static final String UNKNOWN = "find out why, " + URL;

    /// What to do about a class of SQL states, or about one of them.
    private static final Map<String, String> BY_STATE =
            Map.of(
                    "08", "start it, " + URL,
                    "57", "start it, " + URL,
                    "28", "set SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD",
                    "3D000", "make it, " + URL,
                    "42501", "let this user make tables there, " + URL,
                    "90020", "stop the process that has it open, " + URL);

    private static final Map<String, String> BY_SQLITE_CODE =
            Map.of(
                    "NOTADB", "that file is something else: name another",
                    "CORRUPT", "that file is damaged: put a copy in its place, " + URL,
                    "CANTOPEN", "let this user read and write the file and its folder, " + URL,
                    "READONLY", "let this user write to the file and its folder, " + URL,
                    "BUSY", "stop the program that holds it, " + URL,
                    "FULL", "make room on its disk, " + URL);

    private DatabaseTrouble() {}

    /// @param url as configured; what may be a secret in it is not repeated
    static CannotStart of(String url, Throwable failed) {
        return new CannotStart(
                "the database %s cannot be used %s".formatted(withoutSecrets(url), why(failed)),
                failed);
    }

    private static String why(Throwable failed) {
        SQLException sql = deepest(failed);
        if (sql != null) {
            return "(%s): %s".formatted(firstLine(sql), advice(sql));
        }
        if (failed instanceof FlywayException flyway) {
            return schema(flyway);
        }
        return "(%s): %s".formatted(firstLine(failed), UNKNOWN);
    }

    private static String schema(FlywayException flyway) {
        if (flyway.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return "because it holds tables that are not ours: name an empty one with SPRING_DATASOURCE_URL";
        }
        return String.valueOf(flyway.getMessage()).contains("not resolved locally")
                ? "by this version, for a newer one has written to it: start the newer one, " + URL
                : "(%s): put a copy in its place, %s".formatted(details(flyway), URL);
    }

    private static String advice(SQLException sql) {
        if (sql instanceof SQLiteException sqlite) {
            String code =
                    sqlite.getResultCode().name().replace("SQLITE_", "").replaceAll("_.*", "");
            return BY_SQLITE_CODE.getOrDefault(code, UNKNOWN);
        }
        String state = String.valueOf(sql.getSQLState());
        String ofItsClass = BY_STATE.getOrDefault(state.substring(0, 2), UNKNOWN);
        return BY_STATE.getOrDefault(state, ofItsClass);
    }

    private static @Nullable SQLException deepest(Throwable failed) {
        SQLException deepest = null;
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            deepest = cause instanceof SQLException sql ? sql : deepest;
        }
        return deepest;
    }

    /// Without Flyway's advice, which is about its own command line.
    private static String details(FlywayException flyway) {
        return String.valueOf(flyway.getMessage())
                .replaceAll("\\s+", " ")
                .replaceFirst(" (To ignore|Either revert|Need more) .*", "");
    }

    private static String firstLine(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /// Parameters may hold a password, and so may what stands before an @.
    private static String withoutSecrets(String url) {
        return url.split("[?;]", 2)[0].replaceFirst("//[^/@]*@", "//");
    }
}
