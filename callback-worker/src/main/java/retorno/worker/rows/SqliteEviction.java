package retorno.worker.rows;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/// Throws a SQLite connection out of the pool once the file was locked or unreadable for it.
///
/// A `begin` that finds the file locked leaves sqlite-jdbc's connection believing in a transaction
/// that SQLite never began: every later commit on it fails, though the lock is long gone.
public final class SqliteEviction implements SQLExceptionOverride {
    @Override
    public Override adjudicate(SQLException thrown) {
        return Refusal.blamesTheData(thrown) ? Override.CONTINUE_EVICT : Override.MUST_EVICT;
    }
}
