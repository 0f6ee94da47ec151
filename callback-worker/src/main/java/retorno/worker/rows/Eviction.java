package retorno.worker.rows;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/// Throws a connection out of the pool once anything but its data failed on it: the pool itself
/// knows few of the errors after which a connection is no longer good for anything.
///
/// SQLite: a `begin` that finds the file locked leaves the driver's connection believing in a
/// transaction that was never begun; what it writes next would stand outside any transaction. H2: a
/// connection to a database that was closed stays closed, and the pool hands it out again to
/// whoever asks within half a second. PostgreSQL: a connection to a server that became read-only,
/// because another has taken over, works for half an hour and writes nothing.
public final class Eviction implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException thrown) {
        return Refusal.blamesTheData(thrown) ? Override.CONTINUE_EVICT : Override.MUST_EVICT;
    }
}
