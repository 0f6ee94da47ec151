package retorno.worker.rows;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/// Throws a connection out of the pool once anything but its data failed on it, on the two
/// databases whose errors the pool does not know.
///
/// SQLite: a `begin` that finds the file locked leaves the driver's connection believing in a
/// transaction that was never begun; what it writes next would stand outside any transaction. H2: a
/// connection to a database that was closed stays closed, and the pool hands it out again to
/// whoever asks within half a second.
public final class Eviction implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException thrown) {
        return Refusal.blamesTheData(thrown) ? Override.CONTINUE_EVICT : Override.MUST_EVICT;
    }
}
