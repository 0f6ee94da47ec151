package retorno.worker.rows;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Tells a database that refuses a value from one that is away. The first becomes a dead letter,
/// the second is waited for: confusing them loses callbacks or blocks a partition.
public final class Refusal {
    /// Data exception; integrity constraint; program limit (a value too large for an index).
    private static final Set<String> DATA_CLASSES = Set.of("22", "23", "54");

    private static final Set<SQLiteErrorCode> DATA_CODES =
            Set.of(
                    SQLiteErrorCode.SQLITE_MISMATCH,
                    SQLiteErrorCode.SQLITE_TOOBIG,
                    SQLiteErrorCode.SQLITE_RANGE);

    private Refusal() {}

    /// Whether some value is at fault, so that the same batch without it would be written.
    ///
    /// What is neither known as the data's fault nor raised by our own code counts as the
    /// database's: it is tried again, and nothing is dead-lettered for it.
    public static boolean blamesTheData(Throwable thrown) {
        SQLException sql = firstSql(thrown);
        if (sql == null) {
            return thrown instanceof IllegalArgumentException
                    || thrown instanceof ClassCastException;
        }
        for (SQLException each = sql; each != null; each = each.getNextException()) {
            if (isData(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isData(SQLException sql) {
        if (sql instanceof SQLiteException sqlite) {
            return DATA_CODES.contains(sqlite.getResultCode())
                    || sqlite.getResultCode().name().startsWith("SQLITE_CONSTRAINT");
        }
        String state = sql.getSQLState();
        return state != null && state.length() == 5 && DATA_CLASSES.contains(state.substring(0, 2));
    }

    private static @Nullable SQLException firstSql(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
