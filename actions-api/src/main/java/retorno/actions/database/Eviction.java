package retorno.actions.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/// Throws a connection out of the pool once anything but its data failed on it: the pool itself
/// knows few of the errors after which a connection is no longer good for anything.
///
/// SQLite: a `begin` that finds the file locked leaves the driver's connection believing in a
/// transaction that was never begun. H2: a connection to a database that was closed stays closed.
public final class Eviction implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException thrown) {
        String state = String.valueOf(thrown.getSQLState());
        boolean constraint =
                state.startsWith("23")
                        || String.valueOf(thrown.getMessage()).contains("CONSTRAINT");
        // Hibernate asks drivers at start for what some of them have not.
        boolean unsupported = thrown instanceof SQLFeatureNotSupportedException;
        return constraint || unsupported ? Override.CONTINUE_EVICT : Override.MUST_EVICT;
    }
}
